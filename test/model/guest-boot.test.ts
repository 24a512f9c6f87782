import {expect, test} from 'vitest';
import {followBootLog, type GuestBoot} from '../../source/model/guest-boot.js';

const blue = (text: string) => `\u001B[1;34m❯ \u001B[1;36m${text}\u001B[0m`;
const stages = (lines: readonly string[]) => {
	const follow = followBootLog();
	return lines.map(line => {
		const now: GuestBoot | null = follow(line);
		return now && (now.percent === null ? now.stage : `${now.stage} ${now.percent}`);
	});
};

/** By virtual-dsm v7.65’s own scripts, and as somebody posted the log of v7.33. */
test('the stages of a first start', () => {
	expect(
		stages([
			blue('Starting Virtual DSM for Docker v7.65...'),
			blue('Install: Downloading DSM_VirtualDSM_72806.pat...'),
			'10% → 20% → 30%',
			'/DSM_VirtualDSM_728 100%[===================>] 344.29M  1.64MB/s    in 3m 57s  ',
			blue('Install: Extracting installation image...'),
			blue('Install: Preparing system partition...'),
			blue('Install: Extracting system partition...'),
			blue('Install: Installing system partition...'),
			blue('Booting Virtual DSM using QEMU v10.0.8...'),
			'Something of the guest, 40%',
			blue(' You can now login to DSM at port 5000'),
		]),
	).toEqual([
		null,
		'download',
		'download 30',
		'download 100',
		'extract',
		'install',
		'install',
		'install',
		'boot',
		'boot',
		'ready',
	]);
});

test('wget’s dots of older images', () => {
	expect(
		stages([blue('Install: Downloading installer...'), ' 32768K ........ ........  9% 15.2M 24s']),
	).toEqual(['download', 'download 9']);
});

test('what the container said before it was started again is over', () => {
	expect(stages([blue('Booting Virtual DSM...'), blue('Starting Virtual DSM for Docker v7.65...')])).toEqual([
		'boot',
		null,
	]);
});

test('nothing of a hostile line is kept but a number that can be a percentage', () => {
	const download = blue('Install: Downloading \u001B]0;title\u0007DSM...');
	expect(stages([download, '\u001B[2J999% 100.5.7%', '250%'])).toEqual(['download', 'download', 'download']);
	expect(stages(['Install: Downloading without the image’s sign'])).toEqual([null]);
});
