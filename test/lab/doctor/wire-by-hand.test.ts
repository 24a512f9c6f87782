import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {skipLab} from '../availability.js';
import type {Bench} from '../matrix/bench.js';
import {until} from '../system/until.js';
import {type Broken, breakAndMend, doctor, onHost, openDoctorLab} from './bench.js';

// The wiring of layout direct, made by hand, with a hook of one's own: what goes wrong in such a hook.

const create = (...more: readonly string[]) =>
	[
		'docker create --name dsm --cap-add NET_ADMIN --device /dev/net/tun --sysctl net.ipv4.ip_forward=1',
		'--stop-timeout 60 --restart unless-stopped --network vdsm-eth0-bridge -p 127.0.0.1:5000:5000 -e RAM_SIZE=256M',
		...more,
		'vdsm/virtual-dsm:latest',
	].join(' ');

const wired =
	'-e "ARGUMENTS=-netdev bridge,id=hostnet1,br=br0 -device virtio-net-pci,romfile=,netdev=hostnet1,id=net1,mac=02:11:32:00:00:01"';
const storage = '-v /root/recipe/storage:/storage';
const hooked = '-v /root/recipe/start.sh:/run/start.sh';
const attach = 'docker network connect vdsm-eth1-macvlan dsm';

const good = `mkdir -p /etc/qemu; echo "allow br0" > /etc/qemu/bridge.conf
ip link add br0 type bridge
for i in /sys/class/net/*; do
	i=\${i##*/}
	if ethtool -i "$i" 2>/dev/null | grep "^driver: macvlan" >/dev/null; then lan=$i; elif [ "\${i#eth}" != "$i" ]; then up=$i; fi
done
ip addr flush dev "$lan"
ip link set "$lan" master br0
ip link set "$lan" up
ip link set br0 up
return 0`;

const write = (text: string) => `cat > /root/recipe/start.sh <<'HOOK'\n${text}\nHOOK`;
const restart = 'docker restart --time 60 dsm';
const mended = [write(good), restart];

describe.skipIf(skipLab())('behind the card, by hand', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await openDoctorLab('sid');
		for (const line of [
			'mkdir -p /root/recipe/storage',
			'ip link set enp3s0 up',
			'docker network create --subnet 172.31.4.0/24 vdsm-eth0-bridge',
			'docker network create -d macvlan -o parent=enp3s0 -o macvlan_mode=passthru --subnet 192.168.50.0/24 --gateway 192.168.50.1 --ip-range 192.168.50.80/32 vdsm-eth1-macvlan',
			write(good),
			create(wired, storage, hooked),
			attach,
			'docker start dsm',
		])
			await onHost(bench, line);
	});

	afterAll(async () => {
		await bench?.close();
	});

	it('is told what is normal, once DSM is up', async () => {
		const told = await until(
			'nothing to be wrong',
			async () => {
				const now = await doctor(bench);
				return now.cause === null && now;
			},
			{timeoutMs: 120_000, everyMs: 500},
		);
		const notes = told.checks.filter(({verdict}) => verdict === 'note').map(({id}) => id);
		for (const id of ['two-gateways', 'lan-answers', 'host-to-dsm', 'lan-services', 'out-of-sight'])
			expect(notes, told.text).toContain(id);
		expect(told.checks.find(({id}) => id === 'lan-answers')?.fix?.text).toContain('02:11:32:00:00:01');
	});

	it.each<Broken & {readonly what: string}>([
		{
			what: 'Windows has saved the hook',
			cause: 'hook-line-ends',
			folds: ['container-restarts', 'hook-ran'],
			break: [write(good), "sed -i 's/$/\\r/' /root/recipe/start.sh", restart],
			fix: 'printed',
		},
		{
			what: 'the hook exits',
			cause: 'hook-exits',
			folds: ['container-restarts'],
			break: [write(`exit 0\n${good}`), restart],
			fix: mended,
		},
		{
			what: 'a command in the hook fails',
			cause: 'hook-ran',
			folds: ['container-restarts'],
			break: [write(`ip link set eth7 up\n${good}`), restart],
			fix: mended,
		},
		{
			what: 'the hook makes no bridge',
			cause: 'bridge-made',
			folds: ['container-restarts', 'container-log'],
			break: [write('return 0'), restart],
			fix: mended,
		},
		{
			what: 'bridge.conf names another bridge',
			cause: 'bridge-allowed',
			folds: ['container-restarts', 'container-log'],
			break: [write(good.replace('allow br0', 'allow br7')), restart],
			fix: mended,
		},
		{
			what: 'there is no bridge.conf when QEMU starts',
			cause: 'bridge-allowed',
			folds: ['container-restarts', 'container-log'],
			// The stand-in image writes it after the hook, as newer ones have it.
			break: [
				write(
					`qemu-system-x86_64() { rm -f /etc/qemu/bridge.conf; command qemu-system-x86_64 "$@"; }\n${good}`,
				),
				restart,
			],
			fix: mended,
		},
		{
			what: 'the hook takes the wrong interface',
			cause: 'bridge-ports',
			break: [
				write(good.replace('ip addr flush dev "$lan"\n', '').replace('"$lan" master', '"$up" master')),
				restart,
			],
			fix: mended,
		},
		{
			what: 'the hook is gone',
			cause: 'hook-file',
			folds: ['container-runs'],
			break: ['docker stop --time 60 dsm', 'rm -r /root/recipe/start.sh', 'docker start dsm || :'],
			fix: ['rm -rf /root/recipe/start.sh', write(good), 'docker start dsm'],
		},
		{
			what: 'nothing is mounted for a hook',
			cause: 'hook-mounted',
			folds: ['bridge-made', 'container-restarts'],
			break: ['docker rm -f dsm', create(wired, storage), attach, 'docker start dsm'],
			fix: ['docker rm -f dsm', create(wired, storage, hooked), attach, 'docker start dsm'],
		},
	])('$cause: $what', async broken => {
		await breakAndMend(bench, {patience: 120_000, ...broken});
	});

	it('own-card: no card at all is no fault', async () => {
		await onHost(bench, `docker rm -f dsm && ${create(storage)} && docker start dsm`);
		const told = await until(
			'nothing to be wrong',
			async () => {
				const now = await doctor(bench);
				return now.cause === null && now;
			},
			{timeoutMs: 120_000, everyMs: 500},
		);
		expect(told.checks.find(({id}) => id === 'own-card')).toMatchObject({verdict: 'note'});
	});
});
