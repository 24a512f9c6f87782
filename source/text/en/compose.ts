import type {ComposeTrouble} from '../../model/compose-project.js';

/** What stands in the way of Compose, by what was found; `command` shows Compose's own message. */
type Said = {
	readonly container: string;
	readonly folder: string;
	readonly file: string;
	/** That somebody else could write. */
	readonly path: string;
	readonly service: string;
	readonly command: string;
};

/** A container that Docker Compose has to make, before anything is stopped for it. */
export const compose = {
	trouble: {
		program: ({container}) =>
			`Docker Compose has to make ${container} anew, and “docker compose” does not work on this machine any more. Install the Compose plugin, 2.33.1 or newer, then try again.`,
		file: ({container, folder}) =>
			`Docker Compose has to make ${container} anew, and there is no compose.yaml, compose.yml, docker-compose.yml or docker-compose.yaml in ${folder} any more. Put the project’s file back there, then try again.`,
		writable: ({container, path}) =>
			`Docker Compose has to make ${container} anew, and would obey what is at ${path}, which somebody can write who is neither root nor the user who called sudo. See “ls -ld ${path}”; chown it to root, and take the right to write from others (chmod go-w), then try again.`,
		broken: ({container, file, command}) =>
			`Docker Compose has to make ${container} anew, and cannot use ${file}, or a file that goes with it, such as .env or the override beside it. What it says, which may show a value from there: ${command}. Mend that, then try again.`,
		service: ({container, file, service}) =>
			`Docker Compose has to make ${container} anew, and there is no service ${service} in ${file} any more. Give the service that name again, then try again.`,
		project: ({container, folder, service}) =>
			`Docker Compose has to make ${container} anew, and “docker compose ps -a ${service}” in ${folder} does not list it: the project has another name there now. Give it its name again (“name:” in the file, COMPOSE_PROJECT_NAME in .env, or the folder’s name), then try again.`,
	} satisfies Record<ComposeTrouble, (said: Said) => string>,
	otherFolder: (install: string, standing: string, folder: string) =>
		`Installation ${install} stands already, with its files in ${standing}; a DSM of Docker Compose has them in its own folder, ${folder}. Take that installation down first (sudo npx vdsm-passthru undo --prefix ${install}), or give this one another name with --prefix. Nothing was changed.`,
	unwanted: (container: string) =>
		`If nobody wants that container any more: “docker stop -t 120 ${container}”, “docker rm ${container}”, then undo again; it takes down the rest, and DSM’s storage stays.`,
};
