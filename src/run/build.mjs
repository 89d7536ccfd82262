import { precompress } from './precompress.mjs';
import { toolPath } from './project.mjs';
import { runStep } from './step.mjs';

/** @import { StepResult } from './step.mjs' */

/**
 * Builds the data release into the folder of releases.
 * @param {{ releases: string, show?: boolean }} options
 * @returns {Promise<StepResult>}
 */
export function buildRelease({ releases, show }) {
	return runStep('building the data release', [toolPath('tsx'), 'pipelines/cli.ts'], {
		env: { GENKLANG_RELEASES: releases },
		show
	});
}

/**
 * Builds the app and writes the compressed forms of its files.
 * @param {{ build: string, kit?: string, releases: string }} options
 * @returns {Promise<StepResult>}
 */
export async function buildApp({ build, kit, releases }) {
	const result = await runStep('building the app', [toolPath('vite'), 'build', '--logLevel', 'warn'], {
		env: {
			GENKLANG_BUILD: build,
			GENKLANG_RELEASES: releases,
			...(kit ? { GENKLANG_KIT: kit } : {}),
			NODE_ENV: 'production',
			// Kit leaves out its check of server-only imports where it sees a test run.
			TEST: undefined,
			VITEST: undefined
		}
	});
	if (result.code === 0) await precompress(build);
	return result;
}
