import * as z from 'zod/mini';
import {until} from '../system/until.js';
import {openLines} from './lines.js';

const messageSchema = z.object({
	return: z.optional(z.unknown()),
	error: z.optional(z.object({desc: z.string()})),
	event: z.optional(z.string()),
	data: z.optional(z.unknown()),
});
type Message = z.infer<typeof messageSchema>;

/** QEMU's monitor: what a hand does to a machine from outside. */
export type Monitor = {
	/** Performs a command of QMP's; throws with QEMU's words where it is refused. */
	perform(command: string, args?: Readonly<Record<string, unknown>>): Promise<void>;
	/** Waits for an event of QMP's that satisfies `is`, from the beginning of this connection on. */
	seen(event: string, is?: (data: unknown) => boolean): Promise<void>;
	close(): void;
};

/** Connects to the monitor and leaves its greeting mode. Commands are performed one after the other. */
export async function openMonitor(file: string): Promise<Monitor> {
	const events: Message[] = [];
	const waiting: Array<(message: Message) => void> = [];
	const lines = await openLines(file, message => {
		const parsed = messageSchema.parse(message);
		if (parsed.event !== undefined) events.push(parsed);
		else if (parsed.return !== undefined || parsed.error !== undefined) waiting.shift()?.(parsed);
	});
	const perform: Monitor['perform'] = async (command, args = {}) => {
		const {error} = await new Promise<Message>(resolve => {
			waiting.push(resolve);
			lines.send({execute: command, arguments: args});
		});
		if (error) throw new Error(`QEMU refuses ${command} ${JSON.stringify(args)}: ${error.desc}`);
	};
	await perform('qmp_capabilities');
	return {
		perform,
		async seen(name, is = () => true) {
			await until(`QEMU to tell ${name}`, () => events.some(({event, data}) => event === name && is(data)));
		},
		close() {
			lines.close();
		},
	};
}
