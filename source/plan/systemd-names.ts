/** As `systemd-escape` does it: what is no letter, digit, `:`, `_` or `.` becomes `\x2d`. For names that start with a letter or digit. */
export function escapeUnitName(text: string): string {
	return text.replaceAll(
		/[^A-Za-z0-9:_.]/g,
		character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
	);
}

/** The unit that systemd makes of a network interface when udev has seen it. */
export function deviceUnit(nic: string): string {
	return `sys-subsystem-net-devices-${escapeUnitName(nic)}.device`;
}

/** A text inside single quotes of an Exec line: nothing in it is expanded by systemd. It holds no single quote itself. */
export function execText(text: string): string {
	return text.replaceAll('\\', '\\\\').replaceAll('%', '%%').replaceAll('$', '$$$$');
}
