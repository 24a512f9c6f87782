import type {CardUse} from './answers.js';
import type {ComposeFlaw} from './compose-project.js';
import type {CarriedReason, NicReason} from './nic.js';
import type {PlatformName} from './platform.js';
import type {PodmanLook} from './podman.js';

/**
 * `error`: it will not work here. `danger`: it works, and costs the user something; wants a typed consent.
 * `warning`: may not work, or not the way one expects. `note`: a limit that one should know.
 */
export type Severity = 'error' | 'danger' | 'warning' | 'note';

/** What can be known before anything is done. Rows F1–F107 are docs/failures; the sentences are in `text/`. */
export type FindingDetail =
	| {
			readonly code: 'nic-blocked';
			readonly nic: string;
			readonly use: CardUse;
			readonly reasons: readonly NicReason[];
	  }
	/** Blocked only for what it carries, and named by `--give-up-nic`. */
	| {readonly code: 'nic-given-up'; readonly nic: string; readonly reasons: readonly CarriedReason[]}
	| {readonly code: 'nic-missing'; readonly nic: string}
	| {readonly code: 'nic-loses-address'; readonly nic: string; readonly addresses: readonly string[]}
	| {readonly code: 'nic-no-carrier'; readonly nic: string}
	| {readonly code: 'nic-down'; readonly nic: string}
	/** The plan tells that program to leave the card alone. */
	| {readonly code: 'nic-managed'; readonly nic: string; readonly by: string}
	/** Nothing that the plan could write would tell it so. */
	| {
			readonly code: 'nic-managed-still';
			readonly nic: string;
			readonly by: string;
			readonly platform: PlatformName;
	  }
	/** Nothing sets the card up again at the next boot, unless these commands are put there. */
	| {
			readonly code: 'not-reboot-safe';
			readonly nic: string;
			readonly place: 'go-file' | 'task-scheduler' | 'by-hand';
			readonly commands: readonly string[];
	  }
	/** The unit does, until the system is upgraded. */
	| {readonly code: 'not-upgrade-safe'; readonly nic: string; readonly commands: readonly string[]}
	| {readonly code: 'nic-maybe-taken'; readonly nic: string}
	| {readonly code: 'nic-vlan'; readonly nic: string}
	| {readonly code: 'nic-vlan-made'; readonly nic: string; readonly parent: string; readonly id: number}
	| {readonly code: 'nic-vlan-name'; readonly nic: string}
	| {readonly code: 'bridge-nf'; readonly nic: string}
	| {readonly code: 'unraid-macvlan'; readonly nic: string}
	| {readonly code: 'proxmox-host'}
	| {readonly code: 'proxmox-network'; readonly nic: string}
	| {readonly code: 'unraid-memory'}
	| {readonly code: 'unraid-networks'}
	/** Beside `nic-blocked`: who `child` is, and that it comes again. */
	| {readonly code: 'unraid-vhost'; readonly nic: string; readonly child: string}
	| {readonly code: 'synology-host'}
	| {readonly code: 'kernel-arp'; readonly kernel: string}
	/** Beside `nic-blocked`: where this system is told. */
	| {
			readonly code: 'platform-bridge';
			readonly nic: string;
			readonly master: string;
			readonly platform: 'proxmox' | 'unraid' | 'truenas' | 'synology';
	  }
	| {readonly code: 'storage-in-memory'; readonly storage: string}
	/** Another folder than the one that DSM of this installation has its disks in. */
	| {readonly code: 'storage-changed'; readonly from: string; readonly to: string}
	| {
			readonly code: 'storage-on-system';
			readonly storage: string;
			readonly platform: 'truenas' | 'synology';
	  }
	| {readonly code: 'engine-none'}
	| {readonly code: 'engine-unreachable'; readonly reason: string; readonly denied: boolean}
	| {readonly code: 'engine-rootless'}
	| {readonly code: 'engine-desktop'}
	| {readonly code: 'engine-remote'; readonly where: string}
	| ({readonly code: 'engine-podman'} & PodmanLook)
	| {readonly code: 'engine-2800'; readonly version: string}
	| {readonly code: 'engine-2500-mac'; readonly version: string}
	| {readonly code: 'client-older'; readonly client: string; readonly server: string}
	| {readonly code: 'network-foreign'; readonly name: string}
	| {readonly code: 'container-foreign'; readonly name: string}
	| {readonly code: 'parent-taken'; readonly nic: string; readonly network: string}
	| {
			readonly code: 'subnet-overlaps-docker';
			readonly subnet: string;
			readonly network: string;
			readonly other: string;
	  }
	| {
			readonly code: 'subnet-overlaps-route';
			readonly subnet: string;
			readonly device: string;
			readonly route: string;
	  }
	| {
			readonly code: 'lan-is-docker';
			readonly subnet: string;
			readonly network: string;
			readonly other: string;
	  }
	| {readonly code: 'no-free-subnet'}
	| {readonly code: 'ip-taken'; readonly ip: string; readonly mac: string}
	/** `ip`: of whoever has DSM's MAC. */
	| {readonly code: 'mac-taken'; readonly mac: string; readonly ip: string; readonly nic: string}
	| {readonly code: 'ip-not-checked'; readonly ip: string; readonly why: string}
	| {readonly code: 'gateway-silent'; readonly gateway: string; readonly nic: string}
	| {readonly code: 'ip-in-dhcp-pool'; readonly ip: string}
	| {readonly code: 'dhcp-reservation'; readonly mac: string}
	| {readonly code: 'manual-address'}
	| {readonly code: 'classic-no-dhcp'}
	| {readonly code: 'classic-ports-dead'}
	| {readonly code: 'classic-nat-clients'}
	| {readonly code: 'classic-management'; readonly guest: string; readonly container: string}
	/** `ip` is the container's; DSM's is the router's to give. */
	| {readonly code: 'shared-address'; readonly ip: string}
	| {readonly code: 'shared-isolation'}
	/** Instead of that: this host's way to DSM, by an interface of its own. */
	| {
			readonly code: 'shared-shim';
			readonly shim: string;
			readonly ip: string;
			readonly dsm: string;
			readonly mac: string;
	  }
	/** Nothing makes that interface again at the next boot, or after an upgrade, unless these commands are put there. */
	| {
			readonly code: 'shim-boot';
			readonly shim: string;
			readonly place: 'init-script' | 'go-file' | 'task-scheduler' | 'by-hand';
			readonly commands: readonly string[];
	  }
	/** A dhcpcd that runs may take the interface up; it heeds its file from the next boot on. */
	| {readonly code: 'shim-dhcpcd'; readonly shim: string}
	| {readonly code: 'shared-ports-dead'}
	| {readonly code: 'shared-no-filter'}
	/** The macvtap lets in the multicast only that the container listens to. */
	| {readonly code: 'shared-multicast'}
	| {readonly code: 'lan-ports-direct'}
	| {readonly code: 'two-gateways'}
	/** Instead of that, with several cards: the first one is DSM's LAN 2. */
	| {readonly code: 'several-lans'; readonly nics: readonly string[]}
	/** More than one card was given a gateway, or asks a router for one. */
	| {readonly code: 'gateways-apart'; readonly nics: readonly string[]}
	| {readonly code: 'host-isolation'; readonly via: string}
	| {readonly code: 'locked-out'; readonly ports: string; readonly publish: string}
	| {readonly code: 'port-in-use'; readonly port: number; readonly address: string}
	| {readonly code: 'publish-everywhere'; readonly ports: string}
	| {readonly code: 'dsm-firewall'; readonly gateway: string}
	| {readonly code: 'no-kvm'}
	| {readonly code: 'no-tun'; readonly platform: PlatformName}
	/** `raspberryPi`: on that board. */
	| {readonly code: 'no-macvlan'; readonly platform: PlatformName; readonly raspberryPi: boolean}
	| {readonly code: 'no-macvtap'}
	| {readonly code: 'no-vhost'}
	/** The image's DHCP=Y does not start without it. */
	| {readonly code: 'shared-no-vhost'}
	| {readonly code: 'virtual-host'; readonly hypervisor: string}
	| {readonly code: 'cloud-host'; readonly vendor: string}
	| {readonly code: 'lxc-host'}
	| {readonly code: 'port-security'; readonly mac: string}
	| {readonly code: 'image-missing'; readonly image: string}
	| {readonly code: 'image-old'; readonly image: string; readonly version: string}
	| {readonly code: 'dsm-running'; readonly container: string; readonly install: string | null}
	/** `kept`: the name that it is kept under, or the file by which Compose makes ours of it. */
	| {
			readonly code: 'take-over';
			readonly container: string;
			readonly kept: string;
			readonly byCompose: boolean;
	  }
	| {
			readonly code: 'take-over-compose';
			readonly container: string;
			readonly project: string;
			readonly service: string;
			readonly files: string;
			readonly folder: string;
			readonly flaw: ComposeFlaw | 'engine' | 'card' | 'image' | 'name';
			/** What the flaw is about: containers that hang on this one, a path, the name that is asked for. */
			readonly values: readonly string[];
	  }
	/** Networks with other containers on them, which find DSM by its name there. */
	| {readonly code: 'take-over-networks'; readonly container: string; readonly networks: readonly string[]}
	| {readonly code: 'take-over-auto-remove'; readonly container: string}
	| {readonly code: 'take-over-no-storage'; readonly container: string}
	| {readonly code: 'take-over-lost'; readonly container: string; readonly settings: readonly string[]}
	| {readonly code: 'take-over-dropped'; readonly container: string; readonly variables: readonly string[]}
	| {
			readonly code: 'take-over-hook';
			readonly container: string;
			readonly path: string;
			readonly called: boolean;
	  }
	| {readonly code: 'take-over-space'; readonly container: string; readonly megabytes: number}
	| {readonly code: 'take-over-ports'; readonly container: string};

export type FindingCode = FindingDetail['code'];

/** With its rank, which `plan/severities.ts` looks up; `catalogue` are the rows of the failure catalogue (F-numbers) that the finding comes from. */
export type Finding = FindingDetail & {readonly severity: Severity; readonly catalogue: readonly number[]};

/**
 * A danger that is agreed to by `--consent` or by typing. A card to be given up was named with its flag already, and
 * no other word stands for that.
 */
export function wantsConsent({code, severity}: Pick<Finding, 'code' | 'severity'>): boolean {
	return severity === 'danger' && code !== 'nic-given-up';
}

/** What is typed to agree to it: the card that it is about, else DSM's first one, `nic`. */
export function consentWord(finding: Finding, nic: string): string {
	return 'nic' in finding ? finding.nic : nic;
}
