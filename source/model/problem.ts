import type {SpecialAddress} from './address.js';
import type {FieldId, LayoutName} from './answers.js';

/** What keeps a text from being an IPv4 address. */
export type Ipv4Flaw = 'empty' | 'octal' | 'hex' | 'short' | 'range' | 'prefix' | 'ipv6' | 'width' | 'other';

/**
 * What is wrong with a value. Every member carries the value and what is needed to say what would be right; the
 * sentences are in `text/`. `malformed` problems are wrong on any machine (exit 2), `machine` ones on this one (exit 3).
 */
export type MalformedProblem =
	| {
			readonly code: 'missing';
			readonly field: FieldId;
			readonly flag: string;
			readonly candidates: readonly string[];
	  }
	| {readonly code: 'ipv4-malformed'; readonly value: string; readonly why: Ipv4Flaw}
	| {readonly code: 'subnet-malformed'; readonly value: string}
	| {readonly code: 'subnet-prefix'; readonly value: string; readonly longest: number}
	| {readonly code: 'subnet-host-bits'; readonly value: string; readonly meant: string}
	| {readonly code: 'subnet-reserved'; readonly value: string; readonly reserved: string}
	| {readonly code: 'subnet-not-lan'; readonly value: string; readonly why: SpecialAddress}
	| {
			readonly code: 'address-outside';
			readonly role: 'gateway' | 'ip';
			readonly value: string;
			readonly subnet: string;
			readonly first: string;
			readonly last: string;
	  }
	| {
			readonly code: 'address-is-network';
			readonly value: string;
			readonly subnet: string;
			readonly first: string;
			readonly last: string;
	  }
	| {
			readonly code: 'address-is-broadcast';
			readonly value: string;
			readonly subnet: string;
			readonly first: string;
			readonly last: string;
	  }
	| {readonly code: 'ip-is-gateway'; readonly value: string}
	/** Layout shared: the container, DSM and this host have an address each. */
	| {readonly code: 'ip-twice'; readonly value: string; readonly flag: '--ip' | '--dsm-ip'}
	| {readonly code: 'address-not-host'; readonly value: string; readonly why: SpecialAddress}
	| {readonly code: 'dns-too-many'; readonly value: string; readonly most: number}
	| {readonly code: 'mac-malformed'; readonly value: string}
	| {readonly code: 'mac-multicast'; readonly value: string}
	| {readonly code: 'mac-in-use'; readonly value: string; readonly by: string}
	| {readonly code: 'nic-unsafe'; readonly value: string}
	| {readonly code: 'vlan-number'; readonly value: string; readonly number: string}
	/** `--give-up-nic` and `--nic` name two cards. */
	| {readonly code: 'give-up-other'; readonly value: string; readonly nic: string}
	/** The host would lose nothing by the card that is to be given up. */
	| {readonly code: 'give-up-needless'; readonly value: string}
	/** The layout leaves the card to the host. */
	| {readonly code: 'give-up-shared'; readonly value: string}
	/** Something of a further card, `--also`. */
	| {readonly code: 'also-card'; readonly nic: string; readonly problem: Problem}
	| {readonly code: 'also-no-nic'; readonly value: string}
	| {readonly code: 'also-unknown'; readonly value: string; readonly known: readonly string[]}
	| {readonly code: 'also-repeated'; readonly value: string; readonly key: string}
	| {readonly code: 'also-conflict'; readonly key: string; readonly address: 'dhcp' | 'manual'}
	| {readonly code: 'card-twice'; readonly value: string}
	/** `nic` has the subnet `other`. */
	| {readonly code: 'cards-overlap'; readonly value: string; readonly other: string; readonly nic: string}
	| {readonly code: 'mac-twice'; readonly value: string; readonly nic: string}
	| {readonly code: 'layout-unknown'; readonly value: string}
	| {readonly code: 'address-unknown'; readonly value: string}
	| {readonly code: 'classic-needs-static'; readonly value: string}
	| {readonly code: 'shared-needs-static'; readonly value: string}
	| {readonly code: 'publish-malformed'; readonly value: string}
	| {readonly code: 'publish-twice'; readonly value: string}
	| {readonly code: 'port-range'; readonly value: string}
	/** Two of them and a sign between: a range, as other programs take it. */
	| {readonly code: 'port-span'; readonly value: string}
	| {
			readonly code: 'name-malformed';
			readonly field: 'name' | 'prefix' | 'image' | 'take-over';
			readonly value: string;
	  }
	| {
			readonly code: 'storage-malformed';
			readonly value: string;
			readonly why: 'empty' | 'control' | 'colon-comma' | 'root' | 'home' | 'outside';
	  }
	| {readonly code: 'size-malformed'; readonly field: 'disk-size' | 'ram-size'; readonly value: string}
	| {readonly code: 'cores-malformed'; readonly value: string}
	| {
			readonly code: 'flag-conflict';
			readonly flag: string;
			readonly because: 'dhcp' | 'manual' | LayoutName | 'take-over' | 'no-dsm-ip';
	  };

export type MachineProblem =
	| {readonly code: 'nic-unknown'; readonly value: string; readonly known: readonly string[]}
	| {readonly code: 'take-over-unknown'; readonly value: string; readonly known: readonly string[]}
	| {
			readonly code: 'subnet-taken';
			readonly value: string;
			readonly by: string;
			readonly kind: 'docker' | 'route' | 'lan';
	  }
	| {readonly code: 'ip-taken'; readonly value: string; readonly mac: string}
	| {readonly code: 'ip-is-hosts'; readonly value: string; readonly nic: string};

export type Problem = MalformedProblem | MachineProblem;
export type ProblemCode = Problem['code'];

const machineCodes: ReadonlySet<string> = new Set<MachineProblem['code']>([
	'nic-unknown',
	'take-over-unknown',
	'subnet-taken',
	'ip-taken',
	'ip-is-hosts',
]);

/** The value is fine as such; this machine disagrees with it. */
export function isMachineProblem(problem: Problem): boolean {
	if (problem.code === 'also-card') return isMachineProblem(problem.problem);
	return machineCodes.has(problem.code);
}
