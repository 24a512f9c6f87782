import type {FindingDetail} from '../../model/finding.js';
import type {ByCode, FindingText} from '../by-code.js';

const byHand =
	'也可手动完成：用 export 加 --take-over 和 --format compose -o 项目目录，会写出该服务还需要的内容，并说明如何启动。';

type About = Extract<FindingDetail, {code: 'take-over-compose'}>;

const composeFlaws: Readonly<
	Record<About['flaw'], {readonly why: (about: About) => string; readonly fix: (about: About) => string}>
> = {
	'no-compose': {
		why: () =>
			'在这里执行 docker compose version 失败，而这个容器只能由 Compose 重新创建。装在其他用户主目录中的插件不算。',
		fix: () =>
			'请为整台机器安装 2.33.1 或更新版本的 Compose 插件：Docker 官方软件源的 docker-compose-plugin、Ubuntu 的 docker-compose-v2，或 Debian 13 及以上的 docker-compose。安装后，以运行本程序的用户执行 docker compose version 应能正常输出版本。',
	},
	'compose-v1': {
		why: () => '本机只有旧版程序 docker-compose 1，无法表达所需的网络设置。',
		fix: () =>
			'请安装 2.33.1 或更新版本的 Compose 插件（Docker 官方软件源的 docker-compose-plugin），然后在项目目录中执行 docker compose up -d。',
	},
	'compose-old': {
		why: ({values: [version = '']}) =>
			`当前 Docker Compose 版本为 ${version}，而决定默认网关的 gw_priority 从 2.33.1 起才支持。`,
		fix: ({folder}) =>
			`请把 Compose 插件升级到 2.33.1 或更新版本，然后在 ${folder} 中执行 docker compose up -d。`,
	},
	labels: {
		why: () => '其标签中的项目、服务或目录不像是 Docker Compose 写入的。',
		fix: ({folder, service}) =>
			`请用 Docker Compose 重新创建服务 ${service}，项目目录的路径中不能有引号、逗号或反斜杠（当前：${folder}）。`,
	},
	files: {
		why: ({folder}) =>
			`它不是由 ${folder} 中 Compose 会自动读取的单个文件（如 compose.yaml）创建的，旁边新增的文件不会被读取。`,
		fix: () => `请把项目合并为一个 compose.yaml，并在该目录中不带 -f 执行 docker compose up -d。${byHand}`,
	},
	'file-missing': {
		why: ({files}) =>
			`创建它所用的 ${files} 不在本机上：可能已被移动或改名，也可能由 Portainer 等自带 Compose 的程序存放在别处。`,
		fix: ({folder}) =>
			`请把该文件放回 ${folder}。如果它由其他程序管理，请在那个程序中修改此服务：export 加 --take-over 和 --format compose 会写出还需要加入的内容。`,
	},
	override: {
		why: ({folder}) => `${folder} 中已有一个 override 文件，而 Compose 只会自动读取一个。`,
		fix: () => `请把其内容并入 Compose 文件后删除它，再执行 docker compose up -d。${byHand}`,
	},
	'chosen-files': {
		why: ({folder}) =>
			`${folder}/.env 设置了 COMPOSE_FILE、COMPOSE_PROFILES 或 COMPOSE_PROJECT_NAME，读取哪些文件由它决定。`,
		fix: () => `请从 .env 中去掉这些设置，再在该目录中执行 docker compose up -d。${byHand}`,
	},
	writable: {
		why: ({values: [path = '']}) =>
			`Compose 会以 root 身份读取 ${path}，而除 root 和调用 sudo 的用户外，还有别人能写入该处，也就能决定 root 执行什么。`,
		fix: ({values: [path = '']}) =>
			`请查看 ls -ld ${path}。把属主改为 root（chown root ${path}），或由其属主通过 sudo 运行本程序，并去掉其他人的写权限（chmod go-w ${path}）。`,
	},
	unreadable: {
		why: ({folder}) =>
			`Docker Compose 无法使用 ${folder} 中的内容：Compose 文件、.env，或它们引用的文件有错误。`,
		fix: ({folder, service}) =>
			`请在 ${folder} 中以 root 身份执行 docker compose config -q ${service}，它会指出出错的行；修正到没有任何输出后再试。`,
	},
	'not-listed': {
		why: ({folder, service, project, values}) =>
			values.length === 0
				? `在 ${folder} 中执行 docker compose ps -a ${service} 没有列出任何容器：那里的项目名称不是 ${project}。`
				: `在 ${folder} 中执行 docker compose ps -a ${service} 列出的是 ${values.join('、')}，并非只有这个容器：该服务有多个容器，或那里的项目名称不是 ${project}。`,
		fix: ({folder, project, container}) =>
			`不带 -p 和 --profile 时，该命令应当只列出 ${container}：如果创建时用了 -p，请在 Compose 文件中写上 name: ${project}；服务只能有一个容器，不能设置 scale 或 replicas。然后在 ${folder} 中执行 docker compose up -d。`,
	},
	changed: {
		why: ({folder, service}) =>
			`现在在 ${folder} 中执行 docker compose up ${service} 就会重新创建它，因此无法恢复成现在的样子。可能的原因：创建之后改过 Compose 文件、.env 或环境变量文件，重新拉取过镜像，它由其他版本的 Compose 创建，或创建时用到了某个 shell 变量。`,
		fix: ({folder, service}) =>
			`请以 root 身份在 ${folder} 中执行 docker compose up -d ${service}（会重新创建容器），并确认 DSM 正常。来自 shell 的变量请写入 ${folder}/.env。docker compose --dry-run up -d ${service} 的输出中不再出现 Recreate 后再试。`,
	},
	anonymous: {
		why: () => '它使用了匿名卷，重新创建的容器未必能再找到。',
		fix: () => '请在 Compose 文件的 volumes 中为它命名，复制其中的数据，执行 docker compose up -d 后再试。',
	},
	tied: {
		why: ({values}) =>
			`以下容器共用它的网络或进程（network_mode、pid 或 ipc 设为 service:… 或 container:…）：${values.join('、')}。它们依附于当前这个容器，容器重新创建后就会失去网络。`,
		fix: ({values}) =>
			`请从 Compose 文件中去掉这些设置，让 ${values.join('、')} 使用自己的网络，再执行 docker compose up -d；也可以现在先删除它们，等 DSM 迁移完成后再重新创建。`,
	},
	engine: {
		why: () => 'Docker Engine 低于 28，这种情况未经验证。',
		fix: () => `请把 Docker Engine 升级到 28 或更新版本。${byHand}`,
	},
	card: {
		why: ({values: [nic = '']}) =>
			`网卡 ${nic} 由本机自己使用，更改未经确认会自动回滚；而 Compose 文件中的重启策略无法等待确认。`,
		fix: ({values: [nic = '']}) =>
			`请用 --nic 指定一块本机不依赖的网卡；或在本机控制台上把 ${nic} 的地址和默认路由移到别的网卡，再去掉 --give-up-nic 重试。`,
	},
	image: {
		why: ({values: [asked = '', now = '']}) =>
			`指定了镜像 ${asked}，但镜像由 Compose 文件决定，当前容器是用 ${now} 创建的。`,
		fix: ({folder, service, values: [asked = '']}) =>
			`请去掉 --image。如果要用 ${asked}，先在 Compose 文件中把服务 ${service} 的 image 改成它，在 ${folder} 中执行 docker compose up -d，然后重试。`,
	},
	name: {
		why: ({container, values: [asked = '']}) =>
			`指定了名称 ${asked}，但名称由 Compose 文件决定，当前叫 ${container}。`,
		fix: ({folder, service, values: [asked = '']}) =>
			`请去掉 --name。如果要改名为 ${asked}，先在 Compose 文件中把服务 ${service} 的 container_name 设为 ${asked}，在 ${folder} 中执行 docker compose up -d，再用 --take-over ${asked}。`,
	},
};

function composed(container: string, file: string): FindingText {
	return {
		title: `DSM 将通过 Docker Compose 在容器 ${container} 中接入网卡`,
		meaning: `DSM 会先正常关机（最多等待两分钟）。程序在 Compose 文件旁写入 ${file}，原文件不会更改；Compose 根据这两个文件、用同一份存储重新创建容器。若中途出错或之后撤销，该文件会被删除，由 Compose 把容器恢复原样，原先在运行的会重新运行。`,
		fix: `请先备份不能丢失的数据。此后不带 -f 执行 docker compose up 不会改变任何东西；若带 -f，则必须同时指定 ${file}。`,
	};
}

export const takeOverFindings = {
	'take-over': ({container, kept, byCompose}) =>
		byCompose
			? composed(container, kept)
			: {
					title: `DSM 将从容器 ${container} 迁移到新容器`,
					meaning: `DSM 会先正常关机（最多等待两分钟），然后在新容器中用同一份存储、同样的设置重新启动。容器 ${container} 会改名为 ${kept} 保留；若中途出错或之后撤销，它会恢复原名，原先在运行的会重新运行。`,
					fix: `请先备份不能丢失的数据：部署之后，存储目录中的磁盘由新容器使用。确认一切正常一段时间后，可执行：docker rm ${kept}`,
				},
	'take-over-compose': about => ({
		title: `容器 ${about.container} 由 Docker Compose 管理，目前无法直接接管`,
		meaning: `它属于项目 ${about.project} 的服务 ${about.service}（${about.files}）。${composeFlaws[about.flaw].why(about)}`,
		fix: composeFlaws[about.flaw].fix(about),
	}),
	'take-over-networks': ({container, networks}) => ({
		title: `DSM 将离开其他容器也在使用的网络：${networks.join('、')}`,
		meaning: `这些网络中的容器（例如反向代理）不能再通过名称 ${container} 访问 DSM，DSM 也不能再通过名称访问它们。`,
		fix: '请把该名称换成 DSM 的局域网地址，或由 Docker 在本机发布的端口。',
	}),
	'take-over-auto-remove': ({container}) => ({
		title: `容器 ${container} 停止后会自动删除`,
		meaning: '它是用 --rm 启动的；一旦出错，无法恢复。',
		fix: '请停止它，去掉 --take-over，并用 --storage 指定其存储目录重新部署。',
	}),
	'take-over-no-storage': ({container}) => ({
		title: `容器 ${container} 没有独立的存储`,
		meaning: '/storage 没有挂载任何目录，DSM 的磁盘就在容器里，会随容器一起消失。',
		fix: `请先停止容器并把数据复制出来：docker cp ${container}:/storage ./dsm，然后用 --storage ./dsm 重新部署。`,
	}),
	'take-over-lost': ({container, settings}) => ({
		title: `容器 ${container} 的这些设置无法沿用：${settings.join('、')}`,
		meaning: '本程序无法把它们传给新容器，新容器将不带这些设置。',
		fix: `请先查看：docker inspect ${container}。确认 DSM 不需要它们后再同意。`,
	}),
	'take-over-dropped': ({container, variables}) => ({
		title: `容器 ${container} 的这些环境变量不再保留：${variables.join('、')}`,
		meaning: '它们决定 DSM 原来如何接入网络，已由新的接法取代。',
		fix: '无需处理，这是有意为之。',
	}),
	'take-over-hook': ({container, path, called}) =>
		called
			? {
					title: `容器 ${container} 原有的钩子脚本会保留`,
					meaning: `${path} 会像以前一样被调用，排在本程序的钩子脚本之后。`,
					fix: '无需处理；但若它会更改网络接口，请去掉那部分。',
				}
			: {
					title: `容器 ${container} 原有的钩子脚本不再调用`,
					meaning: `${path} 会创建网桥 br0（网上流传的做法就是这样）。现在由本程序的钩子脚本创建，两者会互相干扰。`,
					fix: '如果它还做了其他您需要的事，请先把那部分移到单独的文件并挂载。',
				},
	'take-over-space': ({container, megabytes}) => ({
		title: `容器 ${container} 存放 DSM 磁盘的位置只剩 ${megabytes} MB`,
		meaning: 'DSM 写入时若磁盘写满，文件系统可能损坏。',
		fix: '请先腾出空间。',
	}),
	'take-over-ports': ({container}) => ({
		title: `容器 ${container} 发布的端口在 classic 布局中不再有效`,
		meaning: 'Docker 只在提供默认网关的网络上发布端口，而这里的网关在局域网侧。',
		fix: '请改用 DSM 的局域网地址，或在本机使用网桥地址；也可以使用 --layout direct。',
	}),
} satisfies Partial<ByCode<FindingDetail, FindingText>>;
