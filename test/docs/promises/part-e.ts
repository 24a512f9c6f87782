import type {Part} from './promised.js';

export const partE: Part = {
	letter: 'E',
	title: {en: 'Privilege and files', 'zh-CN': '权限与文件'},
	page: 'security',
	promises: [
		{
			id: 'E1',
			en: 'It works without root where it can; root is asked for named steps, with the command for it',
			'zh-CN': '能不用 root 的地方就不用；需要 root 时指明步骤，并给出命令',
		},
		{
			id: 'E2',
			en: 'Programs come from system folders that belong to root, never from the working folder or PATH',
			'zh-CN': '调用的程序只来自属于 root 的系统目录，绝不来自当前目录或 PATH',
		},
		{
			id: 'E3',
			en: 'Children get a minimal environment with `LC_ALL=C`',
			'zh-CN': '子进程只得到最小的环境变量，其中 `LC_ALL=C`',
		},
		{
			id: 'E4',
			en: 'Started as root in a folder of somebody else’s, with an environment of theirs, it uses no program, module or setting that lies there, and hands nothing on. Where npx obeys a folder’s `.npmrc` or `node_modules` that somebody else can write, or `NODE_OPTIONS` loads such code, it stops and says why. Compose is called as root only where nobody else could write what it obeys',
			'zh-CN':
				'以 root 身份在别人的目录中、带着别人的环境变量启动时，不使用那里的程序、模块或设置，也不向下传递。如果 npx 采用的 `.npmrc` 或 `node_modules` 能被别人改写，或 `NODE_OPTIONS` 加载了这样的代码，就停止并说明原因。只有在别人无法改写 Compose 所依据的文件时，才以 root 调用它',
			open: {
				en: 'Node obeys `NODE_OPTIONS`, and npx the folder’s `.npmrc`, before this program begins: what was planted for this very program has had its way by then. Start it from a folder of root’s',
				'zh-CN':
					'在本程序开始之前，Node 就已遵从 `NODE_OPTIONS`，npx 就已遵从当前目录的 `.npmrc`：专门针对本程序放置的代码这时已经运行。请在 root 的目录中启动',
			},
		},
		{
			id: 'E5',
			en: 'Files are made with their final mode, and never through a link',
			'zh-CN': '文件创建时即为最终权限，从不经由链接写入',
		},
		{
			id: 'E6',
			en: 'The state folder has mode 0700, its files 0600, whatever the umask',
			'zh-CN': '不论 umask 如何，状态目录的权限为 0700，其中文件为 0600',
		},
		{
			id: 'E7',
			en: 'Of containers’ environments only the variables that wire the image’s network are read, and no other value is ever shown; the values of a container that is taken over go from Docker to a file that only its owner can read, and to Docker again; a Compose project’s stay in its files, which are not read, and what Compose says of them is not passed on',
			'zh-CN':
				'容器的环境变量中，只读取与镜像网络接线有关的几个，其他值从不显示；被接管容器的值由 Docker 写入只有所有者可读的文件，再由 Docker 读取；Compose 项目的值留在它自己的文件中，本程序不读取，也不转述 Compose 的相关输出',
		},
		{
			id: 'E8',
			en: 'Remote, rootless and Desktop engines are recognised and explained',
			'zh-CN': '能识别远程、rootless 和 Desktop 的 Docker，并说明原因',
			open: {
				en: 'a real Docker Desktop: its answers are made up',
				'zh-CN': '真实的 Docker Desktop：使用仿造的应答',
			},
		},
		{
			id: 'E9',
			en: 'No network access but Docker’s socket, the probe on the chosen card, the question for DSM within the container, and `doctor`’s knock at the ports that the container publishes on this machine',
			'zh-CN':
				'不访问网络，只有这些例外：Docker 套接字、所选网卡上的探测、在容器内对 DSM 的查询，以及 `doctor` 对容器在本机所发布端口的连接',
			open: {
				en: '`doctor` and `apply` to their end in layouts classic and shared, with DSM answering',
				'zh-CN': 'classic 和 shared 布局中、有 DSM 应答时完整的 `doctor` 和 `apply`',
			},
		},
	],
};
