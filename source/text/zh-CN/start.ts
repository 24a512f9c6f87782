import type {Texts} from '../en.js';

export const start: Texts['start'] = {
	npm: path =>
		`${path} 可以被 root 以外的用户改写，而 npx 会采用其中的设置和程序：以 root 身份运行时，启动的可能已不是本程序。未做任何更改。请在 root 自己的目录中启动：cd / && npx vdsm-passthru`,
	nodeOptions: value =>
		`NODE_OPTIONS 让 Node 在本程序之前加载其他代码（${value}）。以 root 身份运行时，那些代码可以做任何事。未做任何更改。请去掉它再启动：env -u NODE_OPTIONS npx vdsm-passthru`,
};
