import { create } from 'qrcode';

/** Width of the blank border, in modules, that scanners need around the code. */
const QUIET = 4;

/** Draws a QR code as an SVG image. It needs no script, and stays dark on light in every colour scheme of the page. */
export function QrCode({ of, alt }: { of: string; alt: string }) {
  const { size, data } = create(of, { errorCorrectionLevel: 'M' }).modules;
  let path = '';
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (data[y * size + x]) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  const side = size + 2 * QUIET;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${path}"/></svg>`;
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return <img class="qr" src={address} alt={alt} width={240} height={240} />;
}
