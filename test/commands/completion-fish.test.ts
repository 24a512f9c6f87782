import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {exportFormats} from '../../source/model/export-format.js';
import {type CompletionWorld, completionWorld, programShape} from '../helpers/completions.js';
import {lacksNamespaces} from '../helpers/namespaces.js';
import {lacks} from '../helpers/tools.js';

describe.skipIf(lacksNamespaces() || lacks('fish')).each(['en', 'zh-CN'] as const)(
	'fish, in %s',
	language => {
		const program = programShape(language);
		let world: CompletionWorld;
		beforeAll(async () => {
			world = await completionWorld('fish', language);
		});
		afterAll(() => world.close());

		/** Word and description of each candidate, for a line up to the cursor. */
		const candidates = (line: string, among?: 'interfaces') =>
			world
				.run(
					'fish',
					['--no-config', '-c', 'source $argv[1]; complete -C $argv[2]', world.script, line],
					among,
				)
				.split('\n')
				.filter(Boolean)
				.map(found => found.split('\t'));
		const words = (line: string) => candidates(line).map(([word]) => word);
		const cards = (line: string) =>
			candidates(line, 'interfaces')
				.map(([word]) => word)
				.sort();

		test('an empty word is a command, with what --help says of it', () => {
			const wanted = program.commands.map(({name, what}) => [name, what.split('\n')[0]]);
			expect(candidates('vdsm-passthru ').sort()).toEqual(wanted.sort());
		});

		test.each(
			[program.alone, ...program.commands].map(
				shape => [shape === program.alone ? '' : shape.name, shape] as const,
			),
		)('the options of %j are all there, with what --help says of them', (name, {options}) => {
			const found = candidates(`vdsm-passthru ${name} --`);
			expect(found.sort()).toEqual(options.map(({long, what}) => [long, what]).sort());
		});

		test('cards are those with a plain name', () => {
			const plain = ['enp3s0', 'enp3s0.20', 'enp4s0', 'wl_0@x-y'];
			expect(cards('vdsm-passthru plan --nic ')).toEqual(plain);
			expect(cards('vdsm-passthru apply --ip 10.0.0.1 --give-up-nic ')).toEqual(plain);
			expect(cards('vdsm-passthru plan --nic=enp4')).toEqual(['--nic=enp4s0']);
			expect(world.left()).toEqual([]);
		});

		test('values of closed sets, and words behind a command', () => {
			expect(words('vdsm-passthru plan --layout ').sort()).toEqual(['classic', 'direct', 'shared']);
			expect(words('vdsm-passthru export --format ').sort()).toEqual([...exportFormats].sort());
			expect(words('vdsm-passthru undo --consent ')).toEqual(['card-missing']);
			expect(words('vdsm-passthru completion ').sort()).toEqual(['bash', 'fish', 'zsh']);
			expect(words('vdsm-passthru completion bash ')).toEqual([]);
			expect(words('vdsm-passthru help la')).toEqual(['layouts']);
			expect(words('vdsm-passthru doctor nic-carrier hook-line')).toEqual(['hook-line-ends']);
			expect(words('vdsm-passthru --prefix plan sta')).toEqual(['status']);
			expect(words('vdsm-passthru plan --ip ')).toEqual([]);
			expect(words('vdsm-passthru plan --answers _vd')).toEqual(['_vdsm-passthru']);
			expect(words('vdsm-passthru undo --state-dir _vd')).toEqual([]);
		});
	},
);
