import type {Answers, FurtherCard} from './answers.js';
import type {FileSpec, ProjectPath} from './command.js';
import type {Generation} from './facts.js';
import type {Finding} from './finding.js';
import type {Mac} from './mac.js';
import type {NicBefore} from './nic-before.js';
import type {Picture} from './picture.js';
import type {ContainerSpec, NetworkSpec} from './spec.js';
import type {Step} from './step.js';

/**
 * Everything that is going to happen, as data. The screen shows it, the executor runs it, script and compose project
 * are printed from it, status and doctor compare the machine with it.
 */
export type Plan = {
	readonly answers: Answers;
	readonly generation: Generation;
	/** The engine was not there to be asked: `generation` is the newest, assumed. */
	readonly generationAssumed: boolean;
	readonly steps: readonly Step[];
	readonly findings: readonly Finding[];
	readonly picture: Picture;
	/** null: a layout that leaves all to the image. */
	readonly hook: HookFile | null;
	readonly networks: readonly NetworkSpec[];
	readonly container: ContainerSpec;
	/** What goes over a Compose service that becomes that container, for those who do it by hand; null: there is none. */
	readonly override: string | null;
	readonly names: Names;
	/** In the order in which DSM sees them; the first one is `answers.nic`. */
	readonly cards: readonly [PlanCard, ...PlanCard[]];
	/** The host loses its own way out: the change takes itself back unless somebody confirms it (promise B2). */
	readonly confirm: boolean;
};

/** A card of DSM's, with what is made for it. */
export type PlanCard = FurtherCard & {
	/** From 1. */
	readonly number: number;
	/** Its LAN network, and the container's bridge between that and DSM. */
	readonly network: string;
	readonly bridge: string;
	/** The MAC of the container's end, as far as the Engine can be told. */
	readonly macs: {readonly port: Mac};
	/** How the card was before this installation touched it. */
	readonly before: NicBefore;
};

/** What is made, by name; all lower case, since the Docker client lower-cases the long `--network` form (F54). */
export type Names = {
	readonly lanNetwork: string;
	readonly container: string;
};

export type HookFile = FileSpec & {readonly path: ProjectPath};
