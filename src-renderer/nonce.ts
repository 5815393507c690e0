/** The load's Content-Security-Policy nonce, which the host wrote into the page; empty under a development server. */
export const styleNonce: string = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
