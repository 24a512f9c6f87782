import {defineCheck, error, ok} from '../../check.js';

/** Docker is there and answers. Whatever else is asked of it is unknown otherwise. */
export const engineAnswers = defineCheck({
	id: 'engine-answers',
	place: 'engine',
	catalogue: [],
	reads: ['facts'],
	explains: ['container-runs'],
	look({facts: {engine, host}}) {
		if (engine.state === 'running') return ok;
		if (engine.state === 'none') return error({reason: '', case: 'none'});
		const {reason, denied} = engine;
		if (denied) return error({reason, case: 'denied'});
		return error(
			{reason, case: 'silent'},
			{
				commands: host.systemd ? [['systemctl', ['start', 'docker']]] : [],
				undo: host.systemd ? [['systemctl', ['stop', 'docker']]] : null,
				danger: 'none',
			},
		);
	},
});
