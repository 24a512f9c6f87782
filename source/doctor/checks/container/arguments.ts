/** One of QEMU's comma lists, `driver,key=value,…`: the first item may stand without its key. */
export type Item = {readonly first: string; readonly keys: Readonly<Record<string, string>>};

/** What `ARGUMENTS` has QEMU make of networks. */
export type QemuArguments = {
	readonly netdevs: readonly Item[];
	/** Every `-device`, a NIC or not: their ids are one list. */
	readonly devices: readonly Item[];
	/** `-nic` and `-net`: backend and NIC in one. */
	readonly others: readonly Item[];
};

/** Reads `ARGUMENTS` as the image and QEMU do: split on blanks without any quoting, `-x` and `--x` the same, `,,` a comma. */
export function parseArguments(text: string): QemuArguments {
	const words = text.split(/\s+/).filter(word => word !== '');
	const after = (...options: readonly string[]) =>
		words.flatMap((word, index) => {
			const value = words[index + 1];
			const named = word.startsWith('-') && options.includes(word.replace(/^--?/, ''));
			return named && value !== undefined ? [parseItem(value)] : [];
		});
	return {netdevs: after('netdev'), devices: after('device'), others: after('nic', 'net')};
}

function parseItem(text: string): Item {
	const json = text.startsWith('{') ? parseJsonItem(text) : undefined;
	if (json) return json;
	// No environment holds a NUL.
	const parts = text
		.replaceAll(',,', '\0')
		.split(',')
		.map(part => part.replaceAll('\0', ','));
	const [first = '', ...rest] = parts;
	const pairs = (first.includes('=') ? parts : rest).map(part => {
		const at = part.indexOf('=');
		return at < 0 ? ([part, 'on'] as const) : ([part.slice(0, at), part.slice(at + 1)] as const);
	});
	const keys = Object.fromEntries(pairs);
	return {first: first.includes('=') ? (keys['driver'] ?? keys['type'] ?? '') : first, keys};
}

/** Since QEMU 6.2 a list may be JSON, which holds no blanks here. */
function parseJsonItem(text: string): Item | undefined {
	try {
		const parsed: unknown = JSON.parse(text);
		if (typeof parsed !== 'object' || parsed === null) return undefined;
		const keys = Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
		return {first: keys['driver'] ?? keys['type'] ?? '', keys};
	} catch {
		return undefined;
	}
}

const nicDrivers = /^(?:virtio-net|e1000|rtl8139|vmxnet3|igb|ne2k|pcnet|tulip|usb-net|i8255|i8259)/;

export function isNic({first, keys}: Item): boolean {
	return keys['netdev'] !== undefined || nicDrivers.test(first);
}
