import type {Provocation} from './provocation.js';

export const files: readonly Provocation[] = [
	{
		name: 'disk-full',
		code: 'disk-full',
		values: {path: '/mnt/full/file'},
		fails: 'cp /root/garbage /mnt/full/file',
	},
	{name: 'disk-full-node', code: 'disk-full', fails: 'node /srv/write.cjs /mnt/full/file'},
	{name: 'disk-read-only', code: 'disk-read-only', fails: 'mkdir -p -- /mnt/fixed/dsm'},
	{
		name: 'disk-read-only-node',
		code: 'disk-read-only',
		values: {path: '/mnt/fixed/file'},
		fails: 'node /srv/write.cjs /mnt/fixed/file',
	},
	{name: 'sysctl-denied-read-only', code: 'sysctl-denied', fails: 'unshare --mount sh /root/fixed-sysctl.sh'},
	{name: 'not-a-folder', code: 'not-a-folder', fails: 'mkdir -p -- /root/garbage/dsm'},
	{name: 'not-a-folder-exists', code: 'not-a-folder', fails: 'mkdir -p -- /root/garbage'},
	{
		name: 'not-a-folder-node',
		code: 'not-a-folder',
		values: {path: '/root/garbage/file'},
		fails: 'node /srv/write.cjs /root/garbage/file',
	},
	{
		name: 'file-denied',
		code: 'file-denied',
		fails: 'setpriv --reuid 1000 --clear-groups mkdir -p -- /root/dsm',
	},
	{
		name: 'file-denied-node',
		code: 'file-denied',
		fails: 'setpriv --reuid 1000 --clear-groups node /srv/write.cjs /etc/vdsm',
	},
	{
		name: 'net-denied-host',
		code: 'net-denied',
		fails: 'setpriv --reuid 1000 --clear-groups ip link set dev enp4s0 down',
	},
	{
		name: 'sysctl-denied',
		code: 'sysctl-denied',
		fails: 'setpriv --reuid 1000 --clear-groups sysctl -q -w net/ipv6/conf/enp4s0/disable_ipv6=1',
	},
];

export const daemon: readonly Provocation[] = [
	{
		name: 'docker-down',
		code: 'docker-down',
		values: {where: 'unix:///run/nowhere.sock'},
		env: {DOCKER_HOST: 'unix:///run/nowhere.sock'},
		fails: 'docker network ls',
	},
	{
		name: 'docker-remote-silent',
		code: 'docker-remote',
		env: {DOCKER_HOST: 'tcp://127.0.0.1:1'},
		fails: 'docker network ls',
	},
	{
		name: 'docker-denied',
		code: 'docker-denied',
		values: {where: 'unix:///var/run/docker.sock'},
		fails: 'setpriv --reuid 1000 --regid 1000 --clear-groups docker network ls',
	},
	{
		name: 'docker-remote',
		code: 'docker-remote',
		env: {DOCKER_HOST: 'tcp://nas.invalid:2375'},
		fails: 'docker network ls',
	},
	{
		name: 'client-too-new',
		code: 'client-too-new',
		env: {DOCKER_API_VERSION: '1.99'},
		fails: 'docker network ls',
	},
	{
		name: 'engine-too-old',
		code: 'engine-too-old',
		values: {needs: '1.21', has: '1.11'},
		env: {DOCKER_API_VERSION: '1.11'},
		fails: 'docker network ls',
	},
];
