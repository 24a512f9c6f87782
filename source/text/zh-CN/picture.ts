import type {picture as english} from '../en/picture.js';

export const picture: typeof english = {
	title: (nics, layout) => `${nics} 上的 Virtual DSM，${layout} 布局`,
	wire: 'DSM 到局域网的通路',
	management: '本机到 DSM 的通路',
	path: (way, nodes) => `${way}：${nodes}。`,
	to: ' – ',
	between: '、',
	sentences: '',
};
