/**
 * What a container of Virtual DSM does until somebody can log in. A first start downloads DSM from Synology (some 350 MB),
 * unpacks and installs it; later ones begin with `boot`. `ready`: DSM answers.
 */
export const bootStages = ['download', 'extract', 'install', 'boot', 'ready'] as const;

export type BootStage = (typeof bootStages)[number];

/** `percent`: of this stage, whole; null where nobody says it. */
export type GuestBoot = {readonly stage: BootStage; readonly percent: number | null};

/** The image's own words (virtual-dsm v7.01 to v7.65): the last that fits counts. */
const words: ReadonlyArray<readonly [BootStage, RegExp]> = [
	['download', /❯ .*Install: (?:Downloading|Copying) /],
	['extract', /❯ .*Install: Extracting (?:downloaded|installation) image/],
	['install', /❯ .*Install: (?:Preparing|Extracting|Installing) system partition/],
	['boot', /❯ .*Booting \S/],
	['ready', /❯ .*You can now login to DSM/],
];

/** The image's first words at each start: what it said before is of a run that is over. */
const banner = /❯ .{0,20}Starting .{1,40} for \w{1,20} v/;

/**
 * Follows the container's log, whose lines are whatever the container says: nothing of them is kept but which stage it is, and
 * a number from 0 to 100. Returns what is known after each line; null: nothing.
 */
export function followBootLog(): (line: string) => GuestBoot | null {
	let now: GuestBoot | null = null;
	return line => {
		// Nobody writes so much on one line; a long one costs time.
		const text = line.slice(0, 400);
		if (banner.test(text)) now = null;
		const said = words.find(([, pattern]) => pattern.test(text));
		if (said) now = {stage: said[0], percent: null};
		else if (now?.stage === 'download') now = {...now, percent: percentIn(text) ?? now.percent};
		return now;
	};
}

/** wget's dots end in a percentage, and the image's own line grows by them. */
export function percentIn(text: string): number | null {
	const found = [...text.matchAll(/(?<![\d.])(\d{1,3})(?:\.\d)?%/g)].at(-1)?.[1];
	const percent = Number(found ?? Number.NaN);
	return percent >= 0 && percent <= 100 ? percent : null;
}
