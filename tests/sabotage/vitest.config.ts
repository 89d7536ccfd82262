import type { PluginOption } from 'vite';
import config from '../../vite.config.ts';

/** What makes texts and typefaces: a copy of the checkout has them, and making them takes longer than most tests. */
const MAKERS = ['refuse-missing-texts', 'cut-fonts', 'unplugin-paraglide-js'];

function isMaker(plugin: PluginOption): boolean {
	return typeof plugin === 'object' && plugin !== null && 'name' in plugin && MAKERS.includes(plugin.name);
}

/** The tests as `npm test` runs them, on what is made already. */
export default { ...config, plugins: config.plugins?.filter((plugin) => !isMaker(plugin)) };
