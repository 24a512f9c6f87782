import type {Lab} from '../../test/lab/lab.js';
import type {Place} from '../../test/lab/wire/namespace.js';

/**
 * `whole`: as with a network card that cuts what it sends and gathers what it receives: up to 64 KiB pass in one piece. `single`:
 * each frame of 1,500 bytes by itself, as with a card that does neither.
 */
export type Cables = 'whole' | 'single';

/** Sets both ends of the cables to the client and to the host's cards. */
export async function setCables(
	{client, sw, host}: Lab,
	nics: readonly string[],
	kind: Cables,
): Promise<void> {
	const ends: ReadonlyArray<readonly [Pick<Place, 'run'>, string]> = [
		[client, 'eth0'],
		[sw, 'client'],
		...nics.flatMap(nic => [[sw, nic] as const, [host, nic] as const]),
	];
	for (const [place, name] of ends) {
		const {exitCode, stderr} = await place.run('ethtool', [
			'-K',
			name,
			'tx',
			kind === 'whole' ? 'on' : 'off',
		]);
		if (exitCode !== 0) throw new Error(`${name}: ${stderr}`);
	}
}
