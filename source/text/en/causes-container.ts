import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** Of that device alone: whoever lacks one need not hear of the others. */
function moduleOf(device: string): string {
	if (device === '/dev/kvm')
		return 'Turn virtualisation on in the BIOS, then load its module: “modprobe kvm_intel” or “modprobe kvm_amd”.';
	if (device === '/dev/net/tun') return 'Load its module: “modprobe tun”.';
	if (device === '/dev/vhost-net') return 'Load its module: “modprobe vhost_net”.';
	return 'Check its name, and load its module.';
}

/** About the container, its image, and where that comes from. */
export const containerCauses = {
	'container-name-taken': ({container}) => ({
		what: `There already is a container called ${container}.`,
		fix: `Choose another name (--name), or remove that container if nobody needs it: “docker rm ${container}”.`,
	}),
	'engine-single-network': ({networks}) => ({
		what: `This Docker Engine takes one network when a container is made, and was given more: ${networks}.`,
		fix: 'Engine 25.0 or newer takes several. For an older one, make the plan anew on the machine that runs it.',
	}),
	'client-option': ({option}) => ({
		what: `The docker command on this machine does not know ${option}: it is too old.`,
		fix: 'Update it; “docker version” shows client and Engine. Both should have the same version.',
	}),
	'port-taken': ({at}) => ({
		what: `Another program or container already listens on ${at}.`,
		fix: 'Stop it, or publish another port. “ss -ltnp” and “docker ps” show who it is.',
	}),
	'publish-address-missing': ({at}) => ({
		what: `A port was to be published on ${at}, and this machine does not have that address.`,
		fix: 'Use an address that “ip address” shows, or 127.0.0.1.',
	}),
	'bind-source-missing': ({path}) => ({
		what: `${path} does not exist, and it was to be shown inside the container.`,
		fix: `Bring ${path} back: mount the disk that it is on, or move the folder back. If it is this program’s hook, run “sudo npx vdsm-passthru apply” again.`,
	}),
	'bind-kind-differs': ({path}) => ({
		what: `${path} is a folder where the container needs a file, or the other way round. Docker makes a folder of a missing file.`,
		fix: `Remove ${path} if it is an empty folder, and put the file there. If it is this program’s hook, run “sudo npx vdsm-passthru apply” again.`,
	}),
	'device-missing': ({device}) => ({
		what: `This machine has no ${device}.`,
		fix: `${moduleOf(device)} Inside a virtual machine or LXC the host has to pass it through.`,
	}),
	'sysctl-unknown': ({key}) => ({
		what: `The kernel has no setting ${key}. If it names a card, the card is gone, or IPv6 is turned off.`,
		fix: 'Check the name; look at “ip link”; or leave the setting out.',
	}),
	'sysctl-denied': ({key}) => ({
		what: `The kernel setting ${key} may not be changed here.`,
		fix: 'Run as root. In LXC or another container, set it on the outer host, or use a virtual machine.',
	}),
	'nested-denied': () => ({
		what: 'Docker runs inside another container (LXC), and that does not let it start containers.',
		fix: 'In Proxmox allow nesting and keyctl for this LXC container and update Docker and Proxmox, or use a virtual machine.',
	}),
	'no-cgroup': () => ({
		what: 'Docker does not find the kernel’s control groups (cgroups).',
		fix: 'Restart Docker. If that does not help, reboot; on boards, see that the kernel’s command line does not turn cgroups off.',
	}),
	'apparmor-parser': () => ({
		what: 'The kernel has AppArmor on, and Docker cannot load its profile: the programs for it are missing.',
		fix: 'Install the package apparmor (on Debian: “apt install apparmor”), then restart Docker.',
	}),
	'wrong-architecture': ({image}) => ({
		what: `${image} was made for another processor than this machine has.`,
		fix: `Pull it anew on this machine (docker pull ${image}), then make the container anew.`,
	}),
	'no-memory': () => ({
		what: 'This machine does not have enough free memory.',
		fix: 'Give DSM less (--ram-size), or stop something else. “free -h” shows what is left.',
	}),
	'image-absent': ({image}) => ({
		what: `The image ${image} is not on this machine.`,
		fix: `Pull it (docker pull ${image}).`,
	}),
	'image-name': ({image}) => ({
		what: `${image} is not the name of an image.`,
		fix: 'It looks like vdsm/virtual-dsm:latest: small letters, one colon before the tag.',
	}),
	'image-tag-missing': ({image}) => ({
		what: `The registry has no ${image}.`,
		fix: 'Check name and tag; the usual one is vdsm/virtual-dsm:latest.',
	}),
	'image-platform': ({platform}) => ({
		what: `There is no such image for ${platform}, which is this machine.`,
		fix: 'Choose another image, or a machine that the image was made for.',
	}),
	'registry-limit': () => ({
		what: 'The registry has counted too many downloads from your address.',
		fix: 'Wait an hour or more, or log in: docker login',
	}),
	'registry-denied': ({image}) => ({
		what: `The registry does not give out ${image}: it does not exist there, or wants a login.`,
		fix: 'Check the name. For a private image: docker login',
	}),
	'registry-failed': ({status}) => ({
		what: `The registry answered ${status}.`,
		fix: 'That is the registry’s fault, or a proxy’s. Try again later.',
	}),
	'registry-name': ({host}) => ({
		what: `The name ${host} could not be resolved: no DNS, or no Internet.`,
		fix: `Check with “getent hosts ${host}”; look at /etc/resolv.conf.`,
	}),
	'registry-unreachable': ({host}) => ({
		what: `The registry ${host} does not answer.`,
		fix: 'Check this machine’s Internet access, its firewall, and whether a proxy is needed. Then try again.',
	}),
	'registry-certificate': ({host}) => ({
		what: `The certificate of ${host} is not trusted here.`,
		fix: 'Install the ca-certificates package; behind a company proxy, its certificate. Then restart Docker.',
	}),
	'registry-clock': ({host}) => ({
		what: `The certificate of ${host} is out of its dates. Mostly this machine’s clock is wrong.`,
		fix: 'Check with “date”; set the clock, and see that it is kept (NTP).',
	}),
	'registry-plain': ({host}) => ({
		what: `${host} speaks plain HTTP, and Docker wants HTTPS.`,
		fix: 'Give the registry a certificate, or name it in “insecure-registries” in /etc/docker/daemon.json.',
	}),
	'registry-proxy': () => ({
		what: 'The proxy that Docker is told to use does not answer.',
		fix: 'Look at “docker info”, lines HTTP Proxy and HTTPS Proxy. Correct them and restart Docker.',
	}),
	'pull-damaged': () => ({
		what: 'The download of the image broke off or arrived damaged.',
		fix: 'Try again; what has arrived is kept.',
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
