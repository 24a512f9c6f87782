import {CommanderError} from 'commander';
import {expect, test} from 'vitest';
import {buildProgram} from '../../source/commands/program.js';
import {refuseMissingValue, usageFailure} from '../../source/commands/usage-error.js';
import {exitCode} from '../../source/model/exit-code.js';
import type {Language} from '../../source/text/languages.js';
import {listening} from './doctor-context.js';

/** What the program says of a wrong command line. */
async function complaint(line: string, language: Language = 'en'): Promise<{readonly message: string}> {
	const {context, said} = listening({language});
	const program = buildProgram(context, '0.0.0', () => undefined);
	const args = line.split(' ');
	try {
		refuseMissingValue(args, program, context.texts);
		await program.parseAsync(args, {from: 'user'});
	} catch (error) {
		if (error instanceof CommanderError) return usageFailure(error, program, args, context.texts);
		if (error instanceof Error) return error;
	}
	return {message: said()};
}

const facts = '--facts docs/examples/homelab.json';

test.each([
	['paln', 'Did you mean plan?'],
	['stauts', 'Did you mean status?'],
	['hepl', 'Did you mean help?'],
	['plan --nci enp3s0', 'Did you mean --nic?'],
	['plan --layuot direct', 'Did you mean --layout?'],
	['plan --gatway=10.0.0.1', 'Did you mean --gateway?'],
	['nics --jsno', 'Did you mean --json?'],
	['export --format compsoe', 'Did you mean compose?'],
	['completion zhs', 'Did you mean zsh?'],
	['doctor nic-carier', 'Did you mean nic-carrier?'],
	[`export ${facts} --nic enps30 --ip 192.168.1.70`, 'Did you mean enp3s0?'],
	[`export ${facts} --nic enp3s0 --ip 192.168.1.70 --layout dircet`, 'Did you mean direct?'],
	[`export ${facts} --nic enp3s0 --ip 192.168.1.70 --address sttaic`, 'Did you mean static?'],
	[`export ${facts} --nic enp3 --ip 192.168.1.70`, 'Did you mean enp3s0?'],
	['help undoo', 'Did you mean undo?'],
	['version', 'Did you mean --version?'],
	[`export ${facts} --nic enp3s0 --ip 192.168.1.70 --also enp4s0,adress=dhcp`, 'Did you mean address?'],
])('%s', async (line, meant) => {
	const said = await complaint(line);
	expect(said.message).toContain(meant);
});

test.each([['xyzzy'], ['rm'], ['plan --frobnicate'], ['export --format pdf'], ['completion powershell']])(
	'of %s it guesses nothing',
	async line => {
		const said = await complaint(line);
		expect(said).toMatchObject({exit: exitCode.usage});
		expect(said.message).not.toContain('Did you mean');
	},
);

test('an option of another command is not meant', async () => {
	expect((await complaint('nics --layout direct')).message).toBe(
		'There is no option --layout. See vdsm-passthru nics --help.',
	);
});

test('what is hidden is not meant', async () => {
	expect((await complaint('revret')).message).not.toContain('revert');
});

test('in Chinese', async () => {
	expect((await complaint('paln', 'zh-CN')).message).toBe('没有命令 paln。您是不是想用 plan？');
});

test('without a shell, completion says which there are', async () => {
	expect(await complaint('completion')).toMatchObject({
		exit: exitCode.usage,
		message: 'completion wants the name of your shell: bash, zsh, fish.',
	});
});

test('a value that is called like a command is none', async () => {
	const plan = (await complaint('plan --nic export --frmat sh')).message;
	expect(plan).toBe((await complaint('plan --nic enp3s0 --frmat sh')).message);
	expect(plan).not.toContain('--format');
});

test.each([
	[`plan ${facts} --ip --lang en`, '--ip needs a value.'],
	['plan --ip', '--ip needs a value.'],
	['export -o --force', '-o needs a value.'],
	['doctor --explain --json', '--explain needs a value.'],
	['--nic --ip=192.168.1.70', '--nic needs a value.'],
])('%s: an option is no value', async (line, message) => {
	expect(await complaint(line)).toMatchObject({exit: exitCode.usage, message});
});

test.each([
	['frobnicate', 'There is no command frobnicate. See vdsm-passthru --help.'],
	['plan --frobnicate', 'There is no option --frobnicate. See vdsm-passthru plan --help.'],
	['undo now please', 'That is one word too many. See vdsm-passthru undo --help.'],
	['-v', 'There is no option -v. See vdsm-passthru --help.'],
])('%s: where nothing is meant, it says where to look', async (line, message) => {
	expect(await complaint(line)).toMatchObject({exit: exitCode.usage, message});
});

test('what is missing is said with what it is', async () => {
	const said = await complaint(`export ${facts} --nic enp3s0`);
	expect(said.message).toContain(
		'--ip is missing, and cannot be guessed safely: DSM’s static address on the LAN; in layout shared the container’s',
	);
	const chinese = await complaint(`export ${facts} --nic nope`, 'zh-CN');
	expect(chinese.message).toContain('--nic：本机没有网卡“nope”。');
});
