import type {Facts} from '../../model/facts.js';
import type {Nic} from '../../model/nic.js';
import {line, type Part} from './report-line.js';

/** The machine, its Engine, its cards and routes. */
export function factsParts(facts: Facts): readonly Part[] {
	const {host, engine, nics, routes, devices, modules, images, bridgeNf} = facts;
	const {name: _, ...machine} = host;
	return [
		{
			heading: 'machine',
			lines: [line(machine), line({...devices, bridgeNf}), `modules: ${line(modules)}`],
		},
		{heading: 'engine', lines: engineLines(engine)},
		{heading: 'images', lines: images.map(({name, version}) => line({name, version}))},
		{heading: 'cards', lines: nics.map(nicLine)},
		{
			heading: 'routes',
			lines: routes
				.slice(0, 60)
				.map(({destination, gateway, device, table, metric}) =>
					line({destination, gateway, device, table, metric}),
				),
		},
	];
}

function engineLines(engine: Facts['engine']): readonly string[] {
	if (engine.state !== 'running') return [line(engine)];
	// Its name is the host's, and where a remote one is tells whose it is.
	const {name: _, remote, ...rest} = engine;
	return [line({...rest, remote: remote !== null})];
}

function nicLine({extra, master, children, addresses, dockerNetworks, carries, ...nic}: Nic): string {
	return line({
		...nic,
		master: master?.name,
		children: children.map(({kind}) => kind),
		addresses: addresses.map(({address, prefix}) => `${address}/${prefix}`),
		dockerNetworks: dockerNetworks.map(({mode, install}) => `${mode}${install === null ? '' : ' ours'}`),
		// Not who is logged in from where.
		carries: carries.map(({what}) => what),
		...extra,
	});
}
