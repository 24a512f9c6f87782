import {clean} from '../model/clean.js';
import {run} from '../system/run.js';

/** The last lines that a container printed; they say why its hook or QEMU refused. Empty when there is none to ask. */
export async function containerLog(name: string): Promise<string[]> {
	const {stdout, stderr} = await run(['docker', ['logs', '--tail', '12', name]], {timeoutMs: 5000});
	return `${stdout}\n${stderr}`
		.split(/[\r\n]+/)
		.filter(line => line.trim() !== '')
		.slice(-12)
		.map(clean);
}
