import pulumi

pulumi.export("greeting", f"hello {pulumi.Config().require('who')}")
