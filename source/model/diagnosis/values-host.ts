import type {EngineValues} from './values-engine.js';

/** The machine below Docker: kernel, modules, devices, disk, what it runs in. */
export type MachineValues = {
	/** `none`: too old for any macvlan. `early`: works, and is older than what Docker recommends. */
	'kernel-age': {readonly kernel: string; readonly case: 'none' | 'early'};
	'kernel-arp': {readonly kernel: string};
	'kernel-replaced': {readonly kernel: string};
	/** `loadable`: the module's file may be there. */
	'macvlan-module': {readonly kernel: string; readonly loadable: boolean};
	'macvtap-module': {readonly container: string; readonly kernel: string};
	/** `next`: the container runs, and will not the next time. */
	/** `none`: no container is known. */
	'host-tun': {readonly container: string; readonly case: 'now' | 'next' | 'none'};
	/** `needs`: what asks for it. */
	'vhost-device': {
		readonly container: string;
		readonly needs: 'DHCP=Y' | 'vhost=on';
		readonly case: 'missing' | 'not-passed';
	};
	/** `ended`: the image refuses without it. `slow`: it went on without. `unused`: it is there, and KVM=N. */
	/** `at`: when it was begun. */
	'run-unfinished': {readonly install: string; readonly action: 'apply' | 'undo'; readonly at: string};
	'kvm-device': {
		readonly container: string;
		readonly missing: boolean;
		readonly case: 'ended' | 'slow' | 'unused';
	};
	/** `kind`: `lxc`, `openvz`, …; `works`: nothing was refused so far. */
	'nested-host': {readonly kind: string; readonly case: 'refused' | 'works'};
	/** `silent`: DSM answers on br0, and not on the LAN, where `device` asked. */
	'virtual-switch': {
		readonly hypervisor: string;
		readonly case: 'silent' | 'works' | 'not-known';
		readonly dsm: string;
		readonly device: string;
	};
	'cloud-filter': {readonly vendor: string};
	/** `free` in bytes. */
	'storage-space': {readonly container: string; readonly folder: string; readonly free: number};
	/** `refused`: the hook's rules were, by `tool`, so that the container did not start. */
	'nat-rules': {readonly container: string; readonly case: 'user-mode' | 'refused'; readonly tool: string};
};

/** Host and Engine. */
export type HostValues = MachineValues & EngineValues;
