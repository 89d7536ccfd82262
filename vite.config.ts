import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Plot shifts everything by half a pixel where there is no window, so that a figure would move when the browser
 * redraws what the server drew. Both sides get the same offset.
 */
function pinPlotOffset(): Plugin {
	return {
		name: 'pin-plot-offset',
		transform: {
			filter: { id: /@observablehq\/plot\/src\/style\.js/ },
			handler: (code) => ({
				code: code.replace(/export const offset = [^;]+;/, 'export const offset = 0.5;'),
				map: null
			})
		}
	};
}

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/i18n/generated',
			strategy: ['url', 'baseLocale'],
			urlPatterns: [
				{
					pattern: '/:path(.*)?',
					localized: [
						['en', '/en/:path(.*)?'],
						['da', '/:path(.*)?']
					]
				}
			],
			emitTsDeclarations: true
		}),
		pinPlotOffset(),
		sveltekit()
	],
	server: { host: '127.0.0.1' },
	preview: { host: '127.0.0.1' },
	test: {
		include: ['tests/**/*.test.ts'],
		environment: 'node',
		env: { TZ: 'UTC' },
		testTimeout: 60_000,
		hookTimeout: 240_000
	}
});
