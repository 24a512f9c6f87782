import type {CauseDetail} from '../../model/cause.js';
import type {ByCode, CauseText} from '../by-code.js';

/** Not every program names the file. */
const about = (path: string) => (path === '' ? '' : `涉及 ${path}。`);

/** About files, rights, Docker itself, and services. */
export const hostCauses = {
	'disk-full': ({path}) => ({
		what: `磁盘已满，或配额已用完。${about(path)}`,
		fix: '请清理空间。“df -h”和“docker system df”可查看占用情况。',
	}),
	'disk-read-only': ({path}) => ({
		what: `文件系统是只读的。${about(path)}`,
		fix: '请选择可写的目录。若磁盘自行变为只读，说明有故障，请查看“dmesg”。',
	}),
	'disk-error': ({path}) => ({
		what: `磁盘报告错误。${about(path)}`,
		fix: '请先备份数据，再用“dmesg”和“smartctl”查看详情。',
	}),
	'not-a-folder': ({path}) => ({
		what: `应为目录的位置是一个文件。${about(path)}`,
		fix: '请移走该文件，或选择其他目录。',
	}),
	'file-denied': ({path}) => ({
		what: `没有写入权限。${about(path)}`,
		fix: '请以 root 运行，或选择其他目录。在 NFS 上 root 也可能被拒绝（root_squash）。',
	}),
	'docker-down': ({where}) => ({
		what: `Docker 没有运行：${where} 没有响应。`,
		fix: '请启动 Docker（“sudo systemctl start docker”）。停止的原因见日志（“journalctl -u docker -n 50”）。',
	}),
	'docker-denied': ({where}) => ({
		what: where === '' ? '当前用户无权访问 Docker。' : `当前用户无权访问 ${where} 上的 Docker。`,
		fix: '请以 root 运行，例如使用 sudo。',
	}),
	'docker-remote': ({where}) => ({
		what: `${where} 上的 Docker 没有响应，而它不是本机的套接字。`,
		fix: '本程序只能在网卡所在的机器上使用。请取消 DOCKER_HOST，或执行 docker context use default',
	}),
	'engine-too-old': ({needs, has}) => ({
		what: `该命令需要 API ${needs}，而 Docker Engine 只有 ${has}。`,
		fix: '请升级 Docker。若设置了 DOCKER_API_VERSION，请取消。',
	}),
	'client-too-new': ({client, engine}) => ({
		what: `docker 命令要求 API ${client}，而 Engine 最高只支持 ${engine}。`,
		fix: '请升级 Engine。若设置了 DOCKER_API_VERSION，请取消。',
	}),
	'client-too-old': ({client, engine}) => ({
		what: `docker 命令使用 API ${client}，而 Engine 至少要求 ${engine}。`,
		fix: '请升级 docker 命令。若设置了 DOCKER_API_VERSION，请取消。',
	}),
	'nm-not-running': () => ({
		what: 'NetworkManager 没有运行，无法对其进行设置。',
		fix: '若本就不使用则无需处理；否则：systemctl start NetworkManager',
	}),
	'nm-device-unknown': ({nic}) => ({
		what: `NetworkManager 中没有网卡 ${nic}。`,
		fix: '请查看“nmcli device”。',
	}),
	'systemd-absent': () => ({
		what: '此处没有运行 systemd，相关命令无法使用。',
		fix: '在容器中属正常情况。请使用本系统自己的服务管理命令。',
	}),
	'unit-missing': ({unit}) => ({
		what: `systemd 中没有服务 ${unit}。`,
		fix: '请检查名称：systemctl list-unit-files',
	}),
	'service-denied': () => ({
		what: 'systemd 拒绝：只有 root 才能执行。',
		fix: '请以 root 运行，例如使用 sudo。',
	}),
} satisfies Partial<ByCode<CauseDetail, CauseText>>;
