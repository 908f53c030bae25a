// Computes the digest of a finding again, in the reader's browser, from the text shown on the page.
"use strict";
const button = document.getElementById("recompute");
const result = document.getElementById("digest-result");
if (button && window.crypto && crypto.subtle) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = new TextEncoder().encode(document.getElementById("canonical").textContent);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
    const hex = Array.from(hash, byte => byte.toString(16).padStart(2, "0")).join("");
    const holds = "sha256:" + hex === button.closest(".proof").dataset.digest;
    result.textContent = (holds ? "✓ " : "✗ ") + "sha256:" + hex + (holds ? "" : " ≠ " + button.closest(".proof").dataset.digest);
    result.className = holds ? "good" : "bad wrong";
  });
}
