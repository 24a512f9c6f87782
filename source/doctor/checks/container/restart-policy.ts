import {defineCheck, note, ok} from '../../check.js';

/** Docker starts the container when this machine starts. */
export const restartPolicy = defineCheck({
	id: 'restart-policy',
	place: 'container',
	catalogue: [],
	reads: ['container'],
	explains: [],
	look({container: {name, restartPolicy: policy}}) {
		if (policy === 'always' || policy === 'unless-stopped') return ok;
		const set = (to: string) => ['docker', ['update', '--restart', to, name]] as const;
		const was = policy === 'on-failure' ? policy : 'no';
		return note(
			{container: name, policy: was},
			{commands: [set('unless-stopped')], undo: [set(was)], danger: 'none'},
		);
	},
});
