import type {Texts} from '../en.js';

export const compose: Texts['compose'] = {
	trouble: {
		program: ({container}) =>
			`需要由 Docker Compose 重新创建 ${container}，但本机已无法执行 docker compose。请安装 2.33.1 或更新版本的 Compose 插件后重试。`,
		file: ({container, folder}) =>
			`需要由 Docker Compose 重新创建 ${container}，但 ${folder} 中已没有 compose.yaml、compose.yml、docker-compose.yml 或 docker-compose.yaml。请把项目文件放回该目录后重试。`,
		writable: ({container, path}) =>
			`需要由 Docker Compose 重新创建 ${container}，而它会读取 ${path}；除 root 和调用 sudo 的用户外，还有别人能写入该处。请查看 ls -ld ${path}，把属主改为 root，并去掉其他人的写权限（chmod go-w），然后重试。`,
		broken: ({container, file, command}) =>
			`需要由 Docker Compose 重新创建 ${container}，但它无法使用 ${file} 或与之相关的文件（如 .env 或旁边的 override 文件）。查看 Compose 自己的报错（其中可能出现这些文件里的值）：${command}。修正后请重试。`,
		service: ({container, file, service}) =>
			`需要由 Docker Compose 重新创建 ${container}，但 ${file} 中已没有服务 ${service}。请把服务名改回来后重试。`,
		project: ({container, folder, service}) =>
			`需要由 Docker Compose 重新创建 ${container}，但在 ${folder} 中执行 docker compose ps -a ${service} 并未列出它：项目名称已经改变。请把名称改回来（文件中的 name、.env 中的 COMPOSE_PROJECT_NAME，或目录名）后重试。`,
	},
	otherFolder: (install, standing, folder) =>
		`安装 ${install} 已经存在，其文件位于 ${standing}；而由 Docker Compose 管理的 DSM，文件必须放在项目目录 ${folder} 中。请先撤销该安装（sudo npx vdsm-passthru undo --prefix ${install}），或用 --prefix 为这次安装另取名称。未做任何更改。`,
	unwanted: container =>
		`如果不再需要该容器：先执行 docker stop -t 120 ${container} 和 docker rm ${container}，再次撤销即可删除其余部分；DSM 的存储会保留。`,
};
