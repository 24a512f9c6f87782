/** What an exported script says. A %s is filled when the script runs, in this order in every language. */
export const script = {
	header: (nic: string, container: string) =>
		`Virtual DSM (container ${container}) on the network card ${nic}, written by vdsm-passthru.

  sh FILE up          set everything up; a second time it changes nothing
  sh FILE down        take down exactly what this script made; DSM's storage stays
  sh FILE check       say what stands and what does not, and change nothing
  ... --dry-run       with up or down: show the commands, run none

Exit: 0 done, 1 failed and rolled back, 2 usage, 3 not possible on this machine as it is, 4 not all could be put back, 5 another run.`,
	composeHeader: (nic: string, container: string, commands: readonly string[]) =>
		`Virtual DSM (container ${container}) on the network card ${nic}, written by vdsm-passthru.

Needs Docker Compose 2.33.1 or newer on Engine 28, and the hook file beside this one.
Compose cannot make the storage folder and the network card ready. Before the first start, and the card
again after each boot, as root and in this folder:
${commands.map(command => `  ${command}`).join('\n')}
Then: docker compose up -d`,
	/** `shim`: the interface that is made for this machine’s way to DSM; null: none. */
	composeHeaderShared: (nic: string, container: string, commands: readonly string[], shim: string | null) =>
		`Virtual DSM (container ${container}) beside this machine on the network card ${nic}, written by vdsm-passthru.

Needs Docker Compose 2.33.1 or newer on Engine 28. Compose cannot make the storage folder. Before the first
start, as root and in this folder:
${commands.map(command => `  ${command}`).join('\n')}
Then: docker compose up -d${
			shim === null
				? ''
				: `

${shim}, this machine's way to DSM, is not Compose's: have its lines above run at every boot, and
“ip link delete dev ${shim}” after docker compose down. “sudo npx vdsm-passthru apply” sees to both.`
		}`,
	usage: 'Usage: sh %s up|down|check [--dry-run]',
	needRoot: 'This changes the network of this machine and needs root: sudo sh %s …',
	noDocker: 'The program docker was not found. Install Docker Engine first.',
	dockerDown: 'Docker does not answer: %s',
	rootless:
		'This Docker runs rootless. It cannot reach a network card of this machine; use the rootful Docker Engine.',
	desktop:
		'This is Docker Desktop, whose containers live in a virtual machine without the network cards of this machine.',
	badFolder:
		'Docker cannot mount anything out of %s: the path holds a comma, a double quote or a line end. Move this script to another folder.',
	noDevice:
		'%s is missing on this machine, and the container was planned with it. Export again on this machine to do without, where that is possible.',
	nicMissing: 'There is no network card %s here. There are: %s',
	nicNotEthernet: '%s is not an Ethernet interface.',
	nicWireless:
		'%s is a Wi-Fi card. An access point accepts one MAC address per card, so DSM would not be reachable.',
	nicEnslaved: '%s is a member of %s. Take it out first, or choose another card.',
	nicDockerBridge: '%s is the bridge of the Docker network %s, whose containers would lose their gateway.',
	nicChild: '%s is already used by %s. A passthru network needs the card for itself.',
	nicIpvlan: '%s has the ipvlan interface %s, which leaves no room for a macvlan.',
	nicOff: '%s is down. This layout leaves the card as it is: turn it on first.',
	nicDefaultRoute: "%s carries this machine's default route. Giving it away would cut this machine off.",
	nicDefaultRouteOver:
		"%s carries this machine's default route, by %s. Giving it away would cut this machine off.",
	nicSsh: '%s carries your SSH session from %s. Giving it away would end it.',
	nicAddress:
		'%s has addresses that this machine would lose: %s. Remove them, or export again and agree to that.',
	otherLayout:
		'The network %s belongs to this installation in another layout. First take that down, with the script that made it.',
	foreign: '%s: something of this name exists that this script did not make. Nothing was changed.',
	nothingToDo: 'Everything stands already. Nothing to do.',
	undoing: 'Taking back: %s',
	leftForeign: 'Left alone, because this script did not make it: %s',
	cannotReplace: 'Cannot replace: %s',
	failed: 'Failed: %s',
	rollingBack: 'Taking back what this run made.',
	leftovers: 'These could not be taken back. Remove them by hand:',
	dryRun: 'Dry run: nothing was changed.',
	upDone: 'Done.',
	cardMissing:
		'The network card %s is not in this machine now. Without it Docker would keep an entry that holds a card of that name later on. Plug it in, restart Docker (systemctl restart docker), then run this again.',
	networkDropped:
		'Docker was started while %s was not there. Restart Docker first (systemctl restart docker), then run this again; otherwise it would keep an entry that holds the card later on.',
	downDone: 'Everything that this script made is gone. The storage folder stays, and so does the image.',
	stateHolds: 'yes',
	stateAbsent: 'no',
	stateDiffers: 'differs',
	stateForeign: 'made otherwise',
	busy: 'Another run of this script is under way.',
	unknown: '%s: Docker did not say. Nothing was changed.',
	stateUnknown: 'unknown',
	stateOf: '%s: %s',
	noTakeOver: '%s: nobody has agreed to it. Export the script again with --consent take-over.',
	storageGone:
		'%s: no, but its container is there. Is the disk mounted? Was the script copied without its folder? Nothing was changed.',
	formerGone:
		"The container that stood before was removed to be replaced. DSM's data is whole in its storage folder; the script that made that container brings it back.",
	routesUnread: 'The routes of this machine cannot be read: is iproute2 installed?',
	otherCard: '%s stands on the card %s. Take it down first, with the script that made it.',
	remote: 'The docker command talks to another machine. Run this script there.',
	podman:
		'The docker command here is Podman (%s). It refuses the options macvlan_mode and --aux-address, and its answers lack what this script reads. Use Docker Engine.',
	podmanSocket:
		'The docker command here talks to Podman %s. It drops the option macvlan_mode=passthru without a word, so that nobody would reach DSM. Use Docker Engine.',
	nicDocker: '%s is already used by the Docker network %s. A passthru network needs the card for itself.',
	nicDockerShared: '%s is already used by the Docker network %s, which shares it with nobody.',
	nicDockerOld:
		'%s is already used by the Docker network %s. Before Engine 27 Docker lets a card have one network only.',
	askingLan: 'Asking the LAN whether anybody has %s already, over %s',
	addressTaken:
		'Another machine has the address %s: %s answers on the LAN. Change one of the two, or export again with another address.',
	notAsked: 'Whether %s is free on the LAN was not checked: %s',
	noArping: 'there is no program arping here (Debian and Ubuntu: apt install iputils-arping).',
	noLink: '%s has no link.',
	answersAt: 'DSM answers, when it has started, at:',
	undoWith: 'To undo: sudo sh %s down',
	cause: 'Most likely cause: %s',
	causeFix: 'What to do: %s',
	nothingWrong:
		'Nothing wrong was found. That this machine itself cannot reach DSM over %s is how passthru works: use the published ports, or another machine on the LAN.',
	nothingWrongShared:
		'Nothing wrong was found. That this machine itself cannot reach DSM over %s is how sharing a card works: use another machine on the LAN.',
	moreByDoctor: 'More is looked at by: sudo npx vdsm-passthru doctor',
	nicGone: 'there is no network card %s now.',
	fixNicGone: 'put it in, or see whether it has another name now: ip link',
	nicDown: 'the network card %s is turned off.',
	nicMember: 'the network card %s has become a member of %s.',
	fixNicMember: 'take it out: ip link set %s nomaster',
	noCarrier: '%s has no link: no cable, or nothing at its other end.',
	fixNoCarrier: 'plug the cable in, and look for the light at both ends.',
	noTun: '/dev/net/tun is missing on this machine.',
	notSetUp: 'it is not set up: neither its Docker networks nor its container are there.',
	shimGone: 'the interface %s, this machine’s way to DSM, is not as it was set up.',
	networkGone:
		'the Docker network %s is gone. docker network prune removes networks that no running container uses.',
	containerGone: 'there is no container %s.',
	startError: 'Docker could not start %s: %s',
	fixStartError: 'put right what Docker says, then start it again.',
	restartLoop: '%s ends again and again; Docker has restarted it %s times.',
	fixLog: 'its log says why: docker logs --tail 20 %s',
	notRunning: '%s does not run, Docker says: %s.',
	portsClosed: 'none of the published ports of %s is open.',
	noBridge: 'there is no br0 in %s: its hook did not run.',
	notMember: '%s is not a member of br0, so DSM is not on the wire.',
	strayAddress: '%s has an address of its own, which takes frames away from DSM.',
	noTap: 'DSM’s tap is not on br0 in %s: QEMU did not start, or without its second network card.',
	noMacvtap: 'there is no macvtap in %s: DSM has not been put on the card yet.',
	otherMac: 'DSM is on the card with another MAC than the planned %s.',
	guestSilent: 'DSM has not said anything yet with its MAC %s.',
	fixGuestSilent:
		'DSM needs some minutes to start. If it stays silent, its log says how far it got: docker logs --tail 20 %s',
};
