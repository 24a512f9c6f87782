// Makes a container anew with other options, as Portainer does: everything else is kept, with all labels. Through the Engine's own API, since no
// command line gives back how a container was made. node clone.mjs NAME '{"Env": ["DHCP=Y"], "HostConfig": {…}, …}'
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import http from 'node:http';
import process from 'node:process';

const [name, patch = '{}'] = process.argv.slice(2);
const {Env = [], HostConfig = {}, Mode, ...Config} = JSON.parse(patch);

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 * @returns {Promise<any>}
 */
function ask(method, path, body) {
	return new Promise((resolve, reject) => {
		const headers = {'content-type': 'application/json'};
		const request = http.request({socketPath: '/var/run/docker.sock', method, path, headers}, response => {
			let text = '';
			response.setEncoding('utf8').on('data', part => {
				text += part;
			});
			response.on('end', () => {
				if ((response.statusCode ?? 500) >= 400) reject(new Error(`${method} ${path}: ${text}`));
				else resolve(text === '' ? undefined : JSON.parse(text));
			});
		});
		request.on('error', reject).end(body && JSON.stringify(body));
	});
}

const was = await ask('GET', `/containers/${name}/json`);
const names = new Set(Env.map((/** @type {string} */ line) => line.split('=')[0]));
// Of one that does not stay up nobody can read the MAC that was asked for, so what it was first is kept.
const kept = `/root/${name}-ends.json`;
if (!existsSync(kept)) writeFileSync(kept, JSON.stringify(was.NetworkSettings.Networks));
const ends = Object.entries(JSON.parse(readFileSync(kept, 'utf8'))).map(([network, end]) => [
	network,
	{
		IPAMConfig: end.IPAMConfig,
		DriverOpts: end.DriverOpts,
		GwPriority: end.GwPriority,
		// The bridge's MAC is Docker's to choose.
		...(end.DriverOpts?.['com.docker.network.endpoint.ifname'] === 'lan0'
			? {MacAddress: end.MacAddress}
			: {}),
	},
]);
await ask('DELETE', `/containers/${name}?force=1`);
await ask('POST', `/containers/create?name=${name}`, {
	...was.Config,
	Hostname: undefined,
	MacAddress: undefined,
	...Config,
	Labels: {...was.Config.Labels, ...Config.Labels},
	Env: [...was.Config.Env.filter((/** @type {string} */ line) => !names.has(line.split('=')[0])), ...Env],
	HostConfig: {...was.HostConfig, ...HostConfig, ...(Mode ? {NetworkMode: Mode} : {})},
	...(Mode ? {} : {NetworkingConfig: {EndpointsConfig: Object.fromEntries(ends)}}),
});
await ask('POST', `/containers/${name}/start`);
