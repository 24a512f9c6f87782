// What a release's tag has to agree with, before anything is tested or published. The variables are GitHub's.
import fs from 'node:fs';
import process from 'node:process';

const {version, repository} = JSON.parse(
	fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);
const changes = fs.readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const {GITHUB_REF_NAME: tag = '', GITHUB_REPOSITORY: name = ''} = process.env;
const address = `git+https://github.com/${name}.git`;

const problems = [
	tag !== `v${version}` && `The tag is ${tag}, and package.json has ${version}: the tag must be v${version}.`,
	// npm takes a provenance only for the repository that the package itself names.
	repository?.url !== address &&
		`package.json has the repository ${repository?.url ?? 'nowhere'}: it must be {"type": "git", "url": "${address}"}.`,
	!changes.includes(`\n## [${version}] - `) &&
		`CHANGELOG.md has no section ${version}: it must have “## [${version}] - DATE”.`,
].filter(problem => problem !== false);

for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
