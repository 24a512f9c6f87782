import {CommanderError} from 'commander';
import {expect, test} from 'vitest';
import {buildProgram} from '../../source/commands/program.js';
import {usageFailure} from '../../source/commands/usage-error.js';
import {exitCode} from '../../source/model/exit-code.js';
import type {Language} from '../../source/text/languages.js';
import {listening} from './doctor-context.js';

/** What the program says of a wrong command line. */
async function complaint(line: string, language: Language = 'en'): Promise<{readonly message: string}> {
	const {context, said} = listening({language});
	const program = buildProgram(
		context,
		'0.0.0',
		() => undefined,
		({length}) => length,
	);
	const args = line.split(' ');
	try {
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
		'There is no option --layout. See vdsm-passthru --help.',
	);
});

test('what is hidden is not meant', async () => {
	expect((await complaint('revret')).message).not.toContain('revert');
});

test('in Chinese', async () => {
	expect((await complaint('paln', 'zh-CN')).message).toBe(
		'没有命令 paln。请看 vdsm-passthru --help。您是不是想用 plan？',
	);
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
