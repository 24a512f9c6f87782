/**
 * Which system a host runs, told apart where its network cards are set up in another way, or where what is written to its
 * disk does not stay. `other` is everything else, and what a file of facts of an earlier version was made on.
 */
export type Platform =
	| {readonly name: 'proxmox'}
	| {
			readonly name: 'unraid';
			readonly version: string | null;
			/** Whether it keeps Docker networks that were not made in its own pages; null: not known. */
			readonly keepsNetworks: boolean | null;
	  }
	| {readonly name: 'truenas'; readonly version: string | null}
	| {readonly name: 'synology'; readonly version: string | null; readonly model: string | null}
	| {readonly name: 'raspberry-pi-os'}
	/** `raspberryPi`: on that board, whose kernel lacks modules with some of them (F58). */
	| {readonly name: 'ubuntu'; readonly version: string | null; readonly raspberryPi: boolean}
	| {readonly name: 'debian'; readonly version: string | null; readonly raspberryPi: boolean}
	| {readonly name: 'other'};

export type PlatformName = Platform['name'];
