import type {DoctorValues} from '../../model/diagnosis/values.js';
import type {Place, Unread} from '../../model/diagnosis/verdict.js';
import type {DoctorTexts} from '../doctor-text.js';
import {cardTexts} from './doctor/card.js';
import {containerTexts} from './doctor/container.js';
import {hostTexts} from './doctor/host.js';
import {networkTexts} from './doctor/network.js';
import {wireTexts} from './doctor/wire.js';

const checks: DoctorTexts<DoctorValues> = {
	...hostTexts,
	...containerTexts,
	...networkTexts,
	...cardTexts,
	...wireTexts,
};

const places: Readonly<Record<Place, string>> = {
	host: '本机',
	engine: 'Docker',
	container: '容器',
	network: 'Docker 网络',
	nic: '网卡',
	macvlan: '网卡上的 macvlan',
	hook: '钩子脚本',
	bridge: '网桥 br0',
	guest: 'DSM',
	lan: '局域网',
	gateway: '网关',
};

/** `detail`: the system's own words, cleaned; may be empty. */
const unread: Readonly<Record<Unread, (detail: string) => string>> = {
	docker: detail => withDetail('无法向 Docker 查询', detail),
	'no-container': detail => withDetail('没有这个容器', detail),
	'not-running': detail => withDetail('容器没有运行', detail),
	'no-root': detail => withDetail('只有 root 才能查看', detail),
	'no-program': detail => withDetail('没有安装所需的程序', detail),
	limit: detail => withDetail('超时', detail),
	error: detail => withDetail('检查本身出错', detail),
	'not-known': detail => withDetail('在本机无法得知', detail),
};

function withDetail(sentence: string, detail: string): string {
	return detail === '' ? sentence : `${sentence}：${detail}`;
}

export const doctor = {checks, places, unread};
