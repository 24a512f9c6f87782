import type {PodmanLook} from '../podman.js';

/** Docker itself: whether it answers, whose it is, which version, and the host's firewall that it works with. */
export type EngineValues = {
	/** `elsewhere`: it was asked for on another machine. `versions`: client and Engine do not understand each other. */
	'engine-answers': {
		readonly reason: string;
		readonly case: 'none' | 'denied' | 'silent' | 'hangs' | 'elsewhere' | 'versions';
	};
	/** `line`: the Engine's last words. */
	'engine-start': {readonly line: string; readonly case: 'config' | 'firewall' | 'disk' | 'other'};
	'engine-local': {readonly where: string};
	'engine-desktop': {readonly version: string; readonly needed: boolean};
	'engine-rootful': {readonly version: string; readonly needed: boolean};
	'engine-podman': PodmanLook;
	/** `made`: the fault itself is mended in this version, and not in containers made before. */
	'engine-macs': {readonly version: string; readonly made: boolean};
	/** `seen`: Docker said so of this container. */
	'engine-advertises': {readonly version: string; readonly seen: boolean};
	'engine-endpoints': {readonly version: string; readonly network: string; readonly seen: boolean};
	'client-version': {readonly client: string; readonly server: string};
	'firewall-chains': {readonly container: string};
	'firewall-modules': {readonly container: string};
};
