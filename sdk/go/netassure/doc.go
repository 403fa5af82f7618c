// Network assurance as code for Pulumi: Cisco Provider Connectivity Assurance, PingPlotter Cloud and ThousandEyes
package netassure
