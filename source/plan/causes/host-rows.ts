import type {CauseDetail} from '../../model/cause.js';
import type {Found, Row} from './row.js';

type FileCause = Extract<CauseDetail, {path: string}>['code'] &
	('disk-full' | 'disk-read-only' | 'disk-error' | 'not-a-folder' | 'file-denied');

const at = (code: FileCause) => (found: Found) => ({code, path: found('path')});

/**
 * One kind of failing file, as the core utilities say it, as Node says it, and as Docker does. Each names its speaker, so that a word in
 * DSM's boot messages is not taken for the host's disk.
 */
function fileRows(seen: Row['seen'], code: FileCause, node: string, words: string): readonly Row[] {
	return [
		{
			seen,
			pattern: new RegExp(
				`^(?:mkdir|cp|mv|rm|touch|install|chmod): [a-z ]{3,40} ['‘](?<path>[^'’]{1,300})['’]: ${words}`,
			),
			cause: at(code),
		},
		{
			seen,
			pattern: new RegExp(`^(?:Error: )?(?:${node}): [a-z/ -]{5,60}, \\w{2,20}(?: '(?<path>[^']{1,300})')?`),
			cause: at(code),
		},
		{
			seen: 'source',
			pattern: new RegExp(
				`^(?:docker: )?(?:Error response from daemon: |failed to register layer: |write ).{0,400}?(?: (?<path>/[^\\s:]{1,300}))?: ${words.toLowerCase()}(?:$|:)`,
			),
			cause: at(code),
		},
	];
}

/** Files, rights, and the host's services. */
export const hostRows: readonly Row[] = [
	...fileRows('lab', 'disk-full', 'ENOSPC|EDQUOT', '(?:No space left on device|Disk quota exceeded)'),
	...fileRows('lab', 'disk-read-only', 'EROFS', 'Read-only file system'),
	...fileRows('source', 'disk-error', 'EIO', 'Input/output error'),
	...fileRows('lab', 'not-a-folder', 'ENOTDIR', '(?:Not a directory|File exists)').slice(0, 2),
	...fileRows('lab', 'file-denied', 'EACCES|EPERM', '(?:Permission denied|Operation not permitted)').slice(
		0,
		2,
	),
	{
		seen: 'lab',
		pattern: /^sysctl: (?:permission denied on key|setting key) "(?<key>[^"]{1,128})"/,
		cause: found => ({code: 'sysctl-denied', key: found('key')}),
	},
	{
		seen: 'source',
		pattern: /^Error: NetworkManager is not running\./,
		cause: () => ({code: 'nm-not-running'}),
	},
	{
		seen: 'source',
		pattern: /^Error: Device '(?<nic>[^']{1,64})' not found\./,
		cause: found => ({code: 'nm-device-unknown', nic: found('nic')}),
	},
	{
		seen: 'source',
		pattern:
			/^System has not been booted with systemd as init system|^Failed to connect to (?:system scope )?bus/,
		cause: () => ({code: 'systemd-absent'}),
	},
	{
		seen: 'source',
		pattern:
			/^(?:Failed to (?:start|stop|restart|enable) \S{1,128}: Unit|Unit) (?<unit>\S{1,128}) (?:not found|could not be found)\./,
		cause: found => ({code: 'unit-missing', unit: found('unit')}),
	},
	{
		seen: 'source',
		pattern: /^Failed to \w{3,20} .{1,128}: (?:Access denied|Interactive authentication required\.)/,
		cause: () => ({code: 'service-denied'}),
	},
	{
		// Nothing but the error itself, as somebody quotes it.
		seen: 'report',
		pattern: /^\W{0,8}no space left on device\W{0,4}$/i,
		cause: () => ({code: 'disk-full', path: ''}),
	},
	{
		seen: 'report',
		pattern: /^\W{0,8}(?:RTNETLINK answers: )?device or resource busy\W{0,4}$/i,
		cause: (_, {nic}) => ({code: 'card-busy', nic}),
	},
];
