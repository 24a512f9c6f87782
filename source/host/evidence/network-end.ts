import * as z from 'zod/mini';
import type {NetworkEnd} from '../../model/diagnosis/container-detail.js';

const text = z.nullish(z.string());

export const endSchema = z.object({
	NetworkID: text,
	IPAddress: text,
	MacAddress: text,
	Gateway: text,
	DriverOpts: z.nullish(z.record(z.string(), z.nullish(z.string()))),
	GwPriority: z.nullish(z.number()),
	IPAMConfig: z.nullish(z.object({IPv4Address: text})),
});

/**
 * One end as `docker inspect` has it. Docker shows no wish for a MAC apart from the MAC itself: an end of a container that
 * does not run has one only where it was asked for (Engine ≥ 25.0), and of one that runs nobody can tell.
 */
export function toEnd(network: string, end: z.infer<typeof endSchema>, running: boolean): NetworkEnd {
	const mac = (end.MacAddress ?? '').toLowerCase();
	return {
		network,
		networkId: end.NetworkID ?? '',
		ip: end.IPAddress ?? '',
		mac,
		gateway: end.Gateway ?? '',
		wantedIp: end.IPAMConfig?.IPv4Address || null,
		wantedMac: running || mac === '' ? null : mac,
		driverOpts: Object.fromEntries(
			Object.entries(end.DriverOpts ?? {}).map(([key, value]) => [key, value ?? '']),
		),
		gwPriority: end.GwPriority ?? null,
	};
}
