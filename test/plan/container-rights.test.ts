import fc from 'fast-check';
import {expect, test} from 'vitest';
import {resolveCommand} from '../../source/model/command.js';
import {buildPlan} from '../../source/plan/build-plan.js';
import {anySetup, type Setup} from '../helpers/setups.js';

// What the container may do, for any set-up: no more than the image needs for its layout.

/** The words that give a container rights, and those that bring something of this machine's into it. */
function created({answers, facts}: Setup): readonly string[] {
	const creates = buildPlan(answers, facts).steps.flatMap(({run}) =>
		run.flatMap(action => (action.kind === 'run' ? [resolveCommand(action.command, '/srv')] : [])),
	);
	const create = creates.find(([program, args]) => program === 'docker' && args[0] === 'create');
	if (!create) throw new Error('no container is made');
	return create[1];
}

const after = (words: readonly string[], flag: string) =>
	words.flatMap((word, index) => (words[index - 1] === flag ? [word] : []));

test('never privileged, one capability, devices that the image needs, and nothing of the host’s but the storage to write', () => {
	fc.assert(
		fc.property(anySetup, setup => {
			const words = created(setup);
			const rights =
				/^--(?:privileged|security-opt|pid|ipc|uts|userns|volumes-from|cap-drop|device-cgroup-rule)/;
			expect(new Set(words.filter(word => rights.test(word)))).toEqual(
				new Set(setup.answers.layout === 'shared' ? ['--device-cgroup-rule'] : []),
			);
			expect(after(words, '--cap-add')).toEqual(['NET_ADMIN']);
			for (const device of after(words, '--device'))
				expect(['/dev/kvm', '/dev/net/tun', '/dev/vhost-net']).toContain(device);
			const mounts = after(words, '--mount').filter(mount => !mount.includes(',target=/storage'));
			for (const mount of mounts) expect(mount).toMatch(/,readonly$/);
			expect(words).not.toContain('--volume');
		}),
	);
});

test('DSM’s pages are this machine’s alone, unless somebody says otherwise', () => {
	fc.assert(
		fc.property(
			anySetup.filter(({raw}) => raw.publish === undefined),
			setup => {
				for (const port of after(created(setup), '--publish')) expect(port).toMatch(/^127\.0\.0\.1:/);
			},
		),
	);
});
