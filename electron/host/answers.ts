/** An answer with a JSON body. Nothing of the host's is ever kept in a browser cache. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** An answer that needs no words: the page's own code never comes here. */
export function refusal(status: 400 | 403 | 404 | 405 | 413 | 500): Response {
  return json({ from: 'host', error: 'refused' }, status);
}
