// The nonce of the page's policy. Libraries that add <style> elements at run time (antd's dialogs lock the page's
// scrolling with one) know nothing of it, so every style element made by a script of ours gets it here.

export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

export function giveNonceToStyles(): void {
  if (!nonce) return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
