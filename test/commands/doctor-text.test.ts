import {describe, expect, test} from 'vitest';
import {describeDoctor} from '../../source/commands/doctor/print-doctor.js';
import {type Diagnosed, judge} from '../../source/commands/doctor/run-doctor.js';
import {withDoctor} from '../../source/commands/doctor/with-doctor.js';
import type {AnyCheck} from '../../source/doctor/check.js';
import {defineCheck, error, note, ok, skip, unknown, warning} from '../../source/doctor/check.js';
import {runChecks} from '../../source/doctor/run-checks.js';
import type {DoctorId} from '../../source/model/diagnosis/values.js';
import type {Fix} from '../../source/model/diagnosis/verdict.js';
import {asciiTexts} from '../../source/wizard/ascii-texts.js';
import {widthOf} from '../../source/wizard/measure.js';
import {looksAt} from '../doctor/stubs.js';
import {allTextsIn} from '../helpers/texts.js';
import {listening} from './doctor-context.js';

const up: Fix = {
	commands: [
		['ip', ['link', 'set', 'dev', 'enp3s0', 'up']],
		['docker', ['restart', 'my $vdsm']],
	],
	undo: null,
	danger: 'dsm',
};

const carrier = defineCheck({
	...{id: 'nic-carrier', place: 'nic', catalogue: [10], reads: ['facts'], explains: ['bridge-ports']},
	look: () => error({nic: 'enp3s0\u001b[2J', case: 'down'}, up),
});
const ports = stub('bridge-ports', () => ({...error<DoctorId>({} as never)}));
const published = stub('ports-published', () => ({
	...warning<DoctorId>({container: 'vdsm', missing: ['80'], case: 'closed'} as never),
}));
const stopped = stub('container-runs', () =>
	error<DoctorId>({container: 'vdsm', status: 'dead', exitCode: 1} as never),
);
const runs = stub('container-runs', () => ok);

function stub(id: DoctorId, look: AnyCheck['look'], explains: readonly DoctorId[] = []): AnyCheck {
	return {id, place: 'host', catalogue: [], reads: ['facts'], explains, look};
}

async function diagnosed(checks: readonly AnyCheck[], ignore: readonly DoctorId[] = []): Promise<Diagnosed> {
	const results = await runChecks(checks, looksAt(), {onResult: () => undefined, now: () => 1});
	return judge(results, checks, ignore);
}

/** The lines with nothing broken off, and those as they are. */
async function told(
	checks: readonly AnyCheck[],
	given: Parameters<typeof listening>[0] & {
		readonly ignore?: readonly DoctorId[];
		readonly verbose?: boolean;
	} = {},
): Promise<string> {
	const {context} = listening({columns: 400, ...given});
	const {verbose = false} = given;
	return describeDoctor(await diagnosed(checks, given.ignore), {verbose}, withDoctor(context)).join('\n');
}

describe.each(['en', 'zh-CN'] as const)('in %s', language => {
	const {doctor, doctorCommand: text} = allTextsIn(language);
	const values = {nic: 'enp3s0\\x1b[2J', case: 'down'} as const;
	const own = doctor.checks['nic-carrier'];

	test('the cause is one block, with everything that it takes to mend it', async () => {
		expect(await told([carrier, ports, runs], {language})).toBe(
			[
				text.fine(1),
				'',
				text.cause,
				`  ✖ ${own.found(values)}`,
				`    ${text.why(own.why)}`,
				`    ${text.fix(own.fix(values))}`,
				`    ${text.asRoot}`,
				'        ip link set dev enp3s0 up',
				`        docker restart 'my '"\\$"'vdsm'`,
				`    ${text.costs.restarts}`,
				`    ${text.follows(doctor.checks['bridge-ports'].title)}`,
				`    ${text.more('nic-carrier')}`,
			].join('\n'),
		);
	});

	test('what is normal, what might become trouble, and what else is wrong come before it', async () => {
		const aside = stub('bridge-ports', () => note<DoctorId>({container: 'vdsm', missing: 'lan'} as never));
		const checks = [{...carrier, explains: []}, stopped, published, aside];
		const said = await told(checks, {language, verbose: true});
		const headings = [text.notes, text.warnings, text.others, text.cause];
		const places = headings.map(heading => said.indexOf(`${heading}\n`));
		expect(places).not.toContain(-1);
		expect(places).toEqual([...places].sort((a, b) => a - b));
		// Thirty lines of what is normal would push the cause off the screen.
		const short = await told(checks, {language});
		expect(short).not.toContain(text.notes);
		expect(short).toContain(text.noted(1));
	});

	test('the numbers add up: what has nothing to look at here is counted', async () => {
		const apart = stub('nic-vlan', () => skip);
		const said = await told([carrier, runs, apart], {language});
		expect(said).toContain(`${text.fine(1)}\n${text.aside(1)}\n`);
	});

	test('it is no all-clear where something could not be looked at', async () => {
		const said = await told([runs, stub('nic-carrier', () => unknown('no-container', 'vdsm'))], {language});
		expect(said).toContain(text.nothingWrongSeen(1));
		expect(said.split('\n')).not.toContain(text.nothingWrong);
	});

	test('where nothing is wrong it says so, and what nobody can see from here', async () => {
		expect(await told([runs], {language})).toBe(
			[text.fine(1), '', text.nothingWrong, text.notSeen].join('\n'),
		);
	});

	test('what could not be looked at stands by its reason', async () => {
		const hidden = (id: DoctorId) => stub(id, () => unknown('no-root'));
		const said = await told(
			[
				hidden('nic-carrier'),
				hidden('bridge-ports'),
				stub('container-runs', () => unknown('limit', '6000 ms')),
			],
			{language},
		);
		expect(said).toContain(text.unknown(3));
		const both = [own.title, doctor.checks['bridge-ports'].title];
		expect(said).toContain(`  ${text.unread(both, doctor.unread['no-root'](''))}\n`);
		expect(said).toContain(doctor.unread.limit('6000 ms'));
		expect(said).toContain(text.beRoot);
	});

	test('many with one reason are counted, and --verbose names them', async () => {
		const ids: readonly DoctorId[] = ['nic-carrier', 'bridge-ports', 'container-runs', 'ports-published'];
		const more: readonly DoctorId[] = ['engine-answers', 'hook-line-ends', 'guest-spoke'];
		const hidden = [...ids, ...more].map(id => stub(id, () => unknown('no-container')));
		const said = await told(hidden, {language});
		expect(said).toContain(
			`  ${text.unreadMany(7, doctor.unread['no-container'](''))}\n  ${text.unreadNamed}`,
		);
	});

	test('no line but a command is wider than the terminal', async () => {
		const all = [carrier, ports, published, stub('container-runs', () => unknown('no-root'))];
		const said = await told(all, {language, columns: 50});
		for (const line of said.split('\n')) {
			// The last is one as well.
			if (line.startsWith('        ') || line.includes('--explain')) continue;
			expect(widthOf(line), line).toBeLessThanOrEqual(50);
		}
	});

	test('what is ignored is told where it is amiss, and as nothing else', async () => {
		const said = await told([carrier, runs], {language, ignore: ['nic-carrier', 'container-runs']});
		expect(said).toContain(text.nothingWrong);
		expect(said).toContain(`${text.ignored}\n`);
		expect(said).not.toContain(text.cause);
	});
});

test('a warning is called the cause only with a doubt, and where nothing is broken not at all', async () => {
	const {doctorCommand: text} = allTextsIn('en');
	const warn = {...published, explains: ['bridge-ports'] as const};
	expect(await told([warn, ports])).toMatch(new RegExp(`(?:^|\n)${text.likely}\n  ▲ `));
	expect(await told([warn])).toMatch(new RegExp(`(?:^|\n)${text.warned}\n  ▲ `));
});

test('in ASCII it is ASCII, and for a screen reader there are words for signs', async () => {
	const texts = asciiTexts(allTextsIn('en'));
	expect(await told([carrier, ports, published], {texts, ascii: true})).toMatch(/^[\n -~]*$/);
	const spoken = await told([carrier, published], {accessible: true});
	expect(spoken).toContain('wrong: enp3s0');
	expect(spoken).toContain('warning: ');
	expect(spoken).not.toMatch(/[✖▲]/);
});
