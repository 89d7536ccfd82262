import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ out: process.env.GENKLANG_BUILD ?? 'build', precompress: false }),
		outDir: process.env.GENKLANG_KIT ?? '.svelte-kit',
		alias: {},
		csp: {
			// Hash, not nonce: a nonce would change the ETag of every answer.
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				// Observable Plot writes a <style> into each figure, and bars carry style attributes.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'form-action': ['self'],
				'base-uri': ['none'],
				'frame-ancestors': ['none']
			}
		},
		files: { assets: 'src/static' },
		paths: { relative: false },
		version: { pollInterval: 0 }
	}
};
