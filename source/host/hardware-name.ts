import {readText} from '../system/files.js';

/**
 * Manufacturer and model of a NIC, as udev found them in its hardware database or in the USB descriptor.
 * systeminformation knows neither, and in containers there is no udev: then null.
 */
export async function readHardwareName(root: string, index: number): Promise<string | null> {
	return parseUdevRecord((await readText(`${root}/run/udev/data/n${index}`)) ?? '');
}

export function parseUdevRecord(text: string): string | null {
	const value = (name: string) => new RegExp(`^E:${name}=(.*)$`, 'm').exec(text)?.[1]?.trim() || undefined;
	const vendor = value('ID_VENDOR_FROM_DATABASE') ?? value('ID_VENDOR')?.replaceAll('_', ' ');
	const model = value('ID_MODEL_FROM_DATABASE') ?? value('ID_MODEL')?.replaceAll('_', ' ');
	const name = [vendor, model].filter(part => part !== undefined).join(' ');
	return name === '' ? null : name;
}
