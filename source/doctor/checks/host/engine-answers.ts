import type {EngineValues} from '../../../model/diagnosis/values-engine.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import type {Engine, Facts} from '../../../model/facts.js';
import {recognise} from '../../../plan/causes/recognise.js';
import {defineCheck, error, ok} from '../../check.js';

type Case = EngineValues['engine-answers']['case'];

/** Docker is there and answers. Whatever else is asked of it is unknown otherwise. */
export const engineAnswers = defineCheck({
	id: 'engine-answers',
	place: 'engine',
	catalogue: [],
	reads: ['facts'],
	explains: ['container-exists', 'container-runs', 'networks-exist'],
	look({facts: {engine, host}}) {
		if (engine.state === 'running') return ok;
		if (engine.state === 'none') return error({reason: '', case: 'none'});
		const which = caseOf(engine);
		return error({reason: engine.reason, case: which}, fixOf(which, host));
	},
});

function caseOf({reason, denied}: Extract<Engine, {state: 'unreachable'}>): Case {
	if (denied) return 'denied';
	// What our own look notes when its time is over: the daemon took the call and said nothing.
	if (reason === 'timeout') return 'hangs';
	switch (recognise([reason], {nic: '', image: '', container: ''})?.code) {
		case 'docker-remote':
			return 'elsewhere';
		case 'engine-too-old':
		case 'client-too-new':
		case 'client-too-old':
			return 'versions';
		default:
			return 'silent';
	}
}

function fixOf(which: Case, {systemd}: Facts['host']): Fix {
	if (which === 'silent' && systemd)
		return {
			commands: [['systemctl', ['start', 'docker']]],
			// To stop it again would take every container down.
			undo: [],
			danger: 'docker',
		};
	if (which === 'hangs' && systemd)
		return {commands: [['systemctl', ['restart', 'docker']]], undo: null, danger: 'docker'};
	return {commands: [], undo: null, danger: 'none'};
}
