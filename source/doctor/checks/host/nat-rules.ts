import type {CauseCode} from '../../../model/cause.js';
import type {Fix} from '../../../model/diagnosis/verdict.js';
import {recognise} from '../../../plan/causes/recognise.js';
import {defineCheck, error, ok, warning} from '../../check.js';
import {loadModules} from './load-module.js';
import {causeOfEnd, lastRun} from './start-words.js';

/** The image goes on the same way for these, which are the container’s own options. */
const otherReasons: readonly CauseCode[] = ['container-no-tun', 'container-no-forward', 'net-denied'];

/**
 * The container can set rules for packets (F101). Without the kernel’s modules for that the image goes on with slow
 * user-mode networking, which publishes only what USER_PORTS names; and this program’s hook refuses to open the LAN.
 */
export const natRules = defineCheck({
	id: 'nat-rules',
	place: 'host',
	catalogue: [101],
	reads: ['container', 'log'],
	explains: [
		'container-log',
		'hook-ran',
		'container-restarts',
		'container-runs',
		'bridge-ports',
		'web-answers',
	],
	look({container, log}) {
		const {name, image, pid} = container;
		const end = causeOfEnd(container, log);
		if (end?.code === 'hook-filter')
			return error(
				{container: name, case: 'refused', tool: end.tool},
				loadModules(modulesOf(end.tool), container),
			);
		const run = lastRun(log);
		if (pid === 0 || !run.some(line => line.includes('falling back to user-mode networking!'))) return ok;
		const said = recognise(run, {nic: '', image, container: name});
		if (said !== null && otherReasons.includes(said.code)) return ok;
		return warning({container: name, case: 'user-mode', tool: 'iptables'}, loadAndRestart(name));
	},
});

/** As the image itself advises for iptables; ebtables is a front end of nf_tables there. */
function modulesOf(tool: string): readonly string[] {
	return tool === 'ebtables' ? ['nf_tables', 'ebtables'] : ['ip_tables', 'iptable_nat'];
}

/** The image tries again only when it starts. */
function loadAndRestart(name: string): Fix {
	return {
		commands: [
			['modprobe', ['-a', ...modulesOf('iptables')]],
			['docker', ['restart', '-t', '120', name]],
		],
		undo: null,
		danger: 'dsm',
	};
}
