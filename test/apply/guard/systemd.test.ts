import {execa} from 'execa';
import {describe, expect, test} from 'vitest';
import {rehearsalCommand, timerCommand} from '../../../source/apply/guard/systemd.js';

const program = ['/opt/node/bin/node', '/srv/it costs $5/vdsm-passthru.cjs'];
const env = {HOME: '/root', DOCKER_HOST: 'unix:///run/other.sock', SECRET: 'x', NODE_OPTIONS: '--inspect'};
const environment = [
	'--setenv=LC_ALL=C',
	'--setenv=PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
	'--setenv=HOME=/root',
	'--setenv=DOCKER_HOST=unix:///run/other.sock',
];

test('the timer starts this program with the same Docker, and no dollar is expanded', () => {
	expect(timerCommand('vdsm2', 90_000.4, [...program, 'revert', '--install', 'vdsm2'], env)).toEqual([
		'systemd-run',
		[
			'--quiet',
			'--collect',
			'--no-ask-password',
			'--unit=vdsm-passthru-revert-vdsm2',
			'--description=vdsm-passthru: take back what nobody confirmed (vdsm2)',
			'--on-active=90000ms',
			'--timer-property=AccuracySec=1s',
			...environment,
			'--',
			'/opt/node/bin/node',
			'/srv/it costs $$5/vdsm-passthru.cjs',
			'revert',
			'--install',
			'vdsm2',
		],
	]);
});

test('before, the same program is started once, to see that it can be', () => {
	expect(rehearsalCommand(program, env)).toEqual([
		'systemd-run',
		[
			'--quiet',
			'--collect',
			'--no-ask-password',
			'--wait',
			...environment,
			'--',
			'/opt/node/bin/node',
			'/srv/it costs $$5/vdsm-passthru.cjs',
			'--version',
		],
	]);
});

test('a delay is never nothing', () => {
	expect(timerCommand('vdsm', 0, program, {})[1]).toContain('--on-active=1ms');
});

const help = await execa('systemd-run', ['--help'], {reject: false});

describe.skipIf(help.exitCode !== 0)('the systemd-run of this machine', () => {
	test.each([
		['timer', timerCommand('vdsm', 1000, program, env)],
		['rehearsal', rehearsalCommand(program, env)],
	])('knows every option: %s', (_, [, args]) => {
		const options = args.slice(0, args.indexOf('--')).map(word => word.replace(/=.*/s, ''));
		const known = new Set<string>(help.stdout?.match(/--[a-z-]+/g));
		expect(options.filter(option => !known.has(option))).toEqual([]);
	});
});
