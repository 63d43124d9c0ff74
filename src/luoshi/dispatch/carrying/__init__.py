"""What lines below bring for the lines above that they carry out (承接): only what was accepted there counts."""
